// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import org.jkdump.target.TargetException;

/** C text that can't be read; its message shows the line with a caret under the place. */
public final class CTextException extends TargetException {
  private static final long serialVersionUID = 1L;
  // Characters of a long line that are shown on each side of the place.
  private static final int AROUND = 60;
  private final int line;

  public CTextException(String text, int at, String why) {
    super("line " + lineOf(text, at) + ": " + why + excerpt(text, Math.min(at, text.length())));
    this.line = lineOf(text, at);
  }

  /** Number of the line, 1 for the first. */
  public int line() {
    return line;
  }

  private static int lineOf(String text, int at) {
    return 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
  }

  private static String excerpt(String text, int at) {
    int end = text.indexOf('\n', at);
    int begin = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - AROUND);
    String shown = text.substring(begin, Math.min(end < 0 ? text.length() : end, at + AROUND));
    String plain = shown.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    return "\n  " + plain + "\n  " + " ".repeat(at - begin) + "^";
  }
}
