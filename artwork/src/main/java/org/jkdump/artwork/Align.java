// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

/** Alignment of a text in a space that is wider than the text. */
public enum Align {
  LEFT,
  RIGHT,
  CENTER;

  /**
   * Fills {@code text} with blanks up to a display width.
   *
   * @param text one line
   * @param width in columns; a wider text is returned as it is
   */
  public String pad(String text, int width) {
    return pad(text, width, " ");
  }

  String pad(String text, int width, String filler) {
    int free = Math.max(0, width - DisplayWidth.of(text));
    int before = this == LEFT ? 0 : this == RIGHT ? free : free / 2;
    return filler.repeat(before) + text + filler.repeat(free - before);
  }
}
