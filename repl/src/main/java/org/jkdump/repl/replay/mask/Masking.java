// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.repl.program.Program;

/** Applies masks, with the numbers that they gave so far. */
public final class Masking {
  /** Characters in front of each line of a transcript, which no mask touches. */
  public static final int MARK = 2;

  private final Labels labels = new Labels();

  /** Lines of a transcript, masked behind their marks. */
  public List<String> apply(List<Mask> masks, List<String> lines) {
    return masks.isEmpty() ? lines : lines.stream().map(line -> apply(masks, line)).toList();
  }

  private String apply(List<Mask> masks, String line) {
    String masked = line.substring(MARK);
    for (Mask mask : masks) {
      masked = mask.apply(masked, labels);
    }
    return line.substring(0, MARK) + masked;
  }

  /** The masks that were given together with those of a program itself, each once. */
  public static List<String> specs(List<String> given, Program program) {
    List<String> all = new ArrayList<>(given);
    all.addAll(MaskSyntax.in(program));
    return all.stream().distinct().toList();
  }

  /**
   * The masks that some texts name.
   *
   * @throws MaskException where one is none, or two of a name differ
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
