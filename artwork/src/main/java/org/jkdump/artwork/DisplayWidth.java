// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of terminal columns that a text takes: two for an East Asian wide or fullwidth character
 * or an emoji, none for a combining or format character or an ANSI escape sequence, else one.
 */
public final class DisplayWidth {
  private static final Pattern ANSI =
      Pattern.compile(
          "\\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]" // CSI: colours, cursor
              + "|\\][^\\x07\\x1b\\n]{0,4096}(?:\\x07|\\x1b\\\\)" // OSC: titles, links
              + "|[ -/]{0,8}[0-Z\\\\^-~])"); // two characters: ESC 7, ESC c

  private DisplayWidth() {}

  /**
   * Returns the width of one line, in columns. A control character counts 0, because {@link
   * SafeText#escape} replaces it before the line is drawn.
   */
  public static int of(String line) {
    return isPlain(line) ? line.length() : measure(line);
  }

  /** Returns the width of one code point: 0, 1 or 2 columns. */
  public static int of(int codePoint) {
    if (codePoint < 0x300) {
      return Character.isISOControl(codePoint) ? 0 : 1;
    }
    return isZero(codePoint) ? 0 : WideRanges.contains(codePoint) ? 2 : 1;
  }

  private static int measure(String line) {
    String visible = line.indexOf(Sgr.ESC) < 0 ? line : ANSI.matcher(line).replaceAll("");
    return visible.codePoints().map(DisplayWidth::of).sum();
  }

  /** Returns whether a line is printable ASCII only: one column for each character. */
  static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      // Medial vowels and final consonants join the Hangul syllable before them.
      default -> codePoint >= 0x1160 && codePoint <= 0x11ff;
    };
  }

  /**
   * Returns the end of the escape sequence that begins at {@code start}; {@code start} if there is
   * none.
   */
  static int endOfAnsi(String line, int start) {
    Matcher m = ANSI.matcher(line).region(start, line.length());
    return m.lookingAt() ? m.end() : start;
  }
}
