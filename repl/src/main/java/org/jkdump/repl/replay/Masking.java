// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies masks, with the numbers that they gave so far. */
final class Masking {
  private final Labels labels = new Labels();

  /** Lines of a transcript, masked behind their marks. */
  List<String> apply(List<Mask> masks, List<String> lines) {
    return masks.isEmpty() ? lines : lines.stream().map(line -> apply(masks, line)).toList();
  }

  private String apply(List<Mask> masks, String line) {
    String masked = line.substring(Transcript.MARK);
    for (Mask mask : masks) {
      masked = mask.apply(masked, labels);
    }
    return line.substring(0, Transcript.MARK) + masked;
  }

  /** The masks that were given together with those of a program itself, each once. */
  static List<String> specs(List<String> given, Program program) {
    List<String> all = new ArrayList<>(given);
    all.addAll(MaskSyntax.in(program));
    return all.stream().distinct().toList();
  }

  /**
   * The masks that some texts name.
   *
   * @throws MaskException where one is none, or two of a name differ
   */
  static List<Mask> parse(List<String> specs) {
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
