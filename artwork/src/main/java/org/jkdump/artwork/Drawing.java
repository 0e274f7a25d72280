// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

/** Something that can be drawn as lines of text, alone or inside another drawing. */
public interface Drawing {
  /**
   * Draws this object.
   *
   * @param surrounding the glyphs to use if this drawing has no style of its own
   * @return lines separated by newlines, without trailing blanks and without a newline at the end
   */
  String draw(Style surrounding);

  /**
   * Returns this drawing with {@code right} (a drawing or text) next to it, tops aligned. Both are
   * kept by reference.
   */
  default Columns beside(Object right) {
    return Columns.of(this, right);
  }

  /**
   * Returns this drawing with {@code below} (a drawing or text) under it. Both are kept by
   * reference.
   */
  default Drawing above(Object below) {
    return new Stacked(this, below);
  }
}
