// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.List;

/**
 * Smallest piece of a line that must not be cut: a code point or an ANSI escape sequence.
 *
 * @param width display width in columns
 */
record Glyph(String text, int width) {
  static List<Glyph> listOf(String line) {
    List<Glyph> tokens = new ArrayList<>(line.length());
    for (int i = 0; i < line.length(); ) {
      Glyph token = at(line, i);
      tokens.add(token);
      i += token.text.length();
    }
    return tokens;
  }

  private static Glyph at(String line, int start) {
    int ansi = line.charAt(start) == Sgr.ESC ? DisplayWidth.endOfAnsi(line, start) : start;
    if (ansi > start) {
      return new Glyph(line.substring(start, ansi), 0);
    }
    int codePoint = line.codePointAt(start);
    return new Glyph(Character.toString(codePoint), DisplayWidth.of(codePoint));
  }

  boolean isBlank() {
    return text.equals(" ");
  }
}
