// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Column of a table.
 *
 * @param align null if the content decides
 * @param maxWidth in display columns
 */
record Column(String name, Align align, int maxWidth) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:0[xX][0-9a-fA-F]+|[0-9][0-9,_]*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)%?");

  static Column of(String name) {
    return new Column(name, null, Integer.MAX_VALUE);
  }

  Column aligned(Align to) {
    return new Column(name, to, maxWidth);
  }

  Column limited(int width) {
    return new Column(name, align, Math.max(1, width));
  }

  Align alignFor(List<String> cells) {
    return align != null ? align : isNumeric(cells) ? Align.RIGHT : Align.LEFT;
  }

  /**
   * Returns whether the cells are numbers; empty cells and dashes don't count, but one number must
   * be there.
   */
  private static boolean isNumeric(List<String> cells) {
    List<String> filled =
        cells.stream().map(s -> SafeText.plain(s).strip()).filter(s -> !s.matches("-?")).toList();
    return !filled.isEmpty() && filled.stream().allMatch(s -> NUMBER.matcher(s).matches());
  }
}
