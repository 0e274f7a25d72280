// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

/** Makes one line safe to print. Colours that are on stay on for the next line. */
final class Escaper {
  private static final String BIDI_MARKS = "\u061c\u200e\u200f";
  private final Sgr sgr = new Sgr();

  String escape(String s) {
    if (sgr.resume().isEmpty() && s.codePoints().noneMatch(Escaper::isUnsafe)) {
      return s;
    }
    StringBuilder out = new StringBuilder(sgr.resume());
    for (int i = 0; i < s.length(); ) {
      i = step(s, i, out);
    }
    return out.append(sgr.close()).toString();
  }

  private int step(String s, int start, StringBuilder out) {
    int end = s.charAt(start) == Sgr.ESC ? Sgr.end(s, start) : start;
    if (end > start) {
      sgr.see(s.substring(start, end));
      out.append(s, start, end);
      return end;
    }
    int codePoint = s.codePointAt(start);
    out.append(isUnsafe(codePoint) ? escaped(codePoint) : Character.toString(codePoint));
    return start + Character.charCount(codePoint);
  }

  /** Returns whether a code point moves the cursor, reorders the line or is no character. */
  static boolean isUnsafe(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint < ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> isBidi(codePoint);
    };
  }

  private static boolean isBidi(int c) {
    return (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || BIDI_MARKS.indexOf(c) >= 0;
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(codePoint < 0x100 ? "\\x%02x" : "\\u%04x", codePoint);
    };
  }
}
