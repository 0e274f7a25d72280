// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.repl.program.Program;

/** Masks at work, with the numbers given so far. */
public final class Masking {
  /** Characters in front of each line of a transcript, which no mask touches. */
  public static final int MARK = 2;

  private final Map<String, Map<String, Integer>> numbers = new HashMap<>();

  /** Lines of a transcript, masked behind their marks. */
  public List<String> apply(List<Mask> masks, List<String> lines) {
    return masks.isEmpty() ? lines : lines.stream().map(line -> apply(masks, line)).toList();
  }

  private String apply(List<Mask> masks, String line) {
    String masked = line.substring(MARK);
    for (Mask mask : masks) {
      masked = mask.apply(masked, this::number);
    }
    return line.substring(0, MARK) + masked;
  }

  // Numbers are given from 1 on in the order of appearance, for each kind of mask.
  private int number(String kind, String text) {
    Map<String, Integer> known = numbers.computeIfAbsent(kind, k -> new HashMap<>());
    return known.computeIfAbsent(text, t -> known.size() + 1);
  }

  /**
   * Checks masks that a user gave.
   *
   * @throws MaskException if a text is no mask; the message has a caret under the place
   */
  public static void validate(List<String> specs) {
    parse(specs.stream().distinct().toList());
  }

  /** The given masks and the program's own, each once. */
  public static List<String> specs(List<String> given, Program program) {
    List<String> all = new ArrayList<>(given);
    all.addAll(MaskSyntax.in(program));
    return all.stream().distinct().toList();
  }

  /**
   * The masks that some texts name.
   *
   * @throws MaskException if a text is no mask, or two masks of a name differ
   */
  public static List<Mask> parse(List<String> specs) {
    List<Mask> masks = new ArrayList<>();
    Map<String, String> numbered = new HashMap<>();
    for (String spec : specs) {
      for (Mask mask : MaskSyntax.parse("--mask", spec)) {
        String other = mask.numbered() ? numbered.put(mask.replacement(), spec) : null;
        if (other != null && !mask.replacement().equals(Mask.ADDRESS) && !other.equals(spec)) {
          throw new MaskException(
              "--mask '" + spec + "': another mask has this name: '" + other + "'");
        }
        masks.add(mask);
      }
    }
    return masks;
  }
}
