// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.List;
import java.util.stream.Collectors;

/** Glyphs of a horizontal border: its ends, its filling, and its crossing with a vertical line. */
public record Rule(String fill, String left, String cross, String right) {
  static Rule of(String fill, String leftCrossRight) {
    return new Rule(
        fill,
        leftCrossRight.substring(0, 1),
        leftCrossRight.substring(1, 2),
        leftCrossRight.substring(2));
  }

  /** Draws the border over cells of the given widths, in columns. */
  String draw(List<Integer> widths) {
    return widths.stream().map(fill::repeat).collect(Collectors.joining(cross, left, right));
  }

  /** Draws the border over one cell, with {@code text} in it. */
  String draw(int width, String text, Align align) {
    return left + fill + align.pad(text, width - 2, fill) + fill + right;
  }

  String all() {
    return fill + left + cross + right;
  }
}
