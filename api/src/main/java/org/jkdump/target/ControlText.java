// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Texts of a dump, which anybody may have written, without characters that control a terminal: a
 * task may be named with an escape sequence.
 */
public final class ControlText {
  private ControlText() {}

  /**
   * The text with {@code \x1b} and the like for characters that begin an escape sequence, and with
   * {@code \}{@code u202e} and the like for those that turn the direction of a line. Other control
   * characters stay: they are a text's own, and a terminal is spared them where it is written to.
   */
  public static String escaped(String text) {
    int safe = 0;
    while (safe < text.length() && isSafe(text.charAt(safe))) {
      safe++;
    }
    if (safe == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, safe);
    for (int i = safe; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSafe(c)) {
        escaped.append(c);
      } else {
        escaped.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
      }
    }
    return escaped.toString();
  }

  private static boolean isSafe(char c) {
    if (c < 0x80) {
      return c != 0x1b;
    }
    boolean bidi =
        c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x61c || c >> 1 == 0x1007;
    return c >= 0xa0 && !bidi;
  }
}
