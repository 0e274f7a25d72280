// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours that are on while a text is read. SGR ("select graphic rendition") sequences are the only
 * control sequences let through; a line that turns a colour on turns it off at its end.
 */
final class Sgr {
  static final char ESC = 0x1b;
  private static final String RESET = ESC + "[0m";
  private static final Pattern SEQUENCE = Pattern.compile("\\x1b\\[([0-9;:]{0,40})m");
  private static final int MEMORY = 200;

  private String open = "";

  /**
   * Returns the end of the SGR sequence that begins at {@code start}; {@code start} if there is
   * none.
   */
  static int end(String s, int start) {
    Matcher m = SEQUENCE.matcher(s).region(start, s.length());
    return m.lookingAt() ? m.end() : start;
  }

  /** Notes a token that is not empty; a token other than an SGR sequence changes nothing. */
  void see(String token) {
    if (token.charAt(0) == ESC) {
      Matcher m = SEQUENCE.matcher(token);
      if (m.matches()) {
        note(token, m.group(1));
      }
    }
  }

  private void note(String sequence, String parameters) {
    if (parameters.isEmpty() || parameters.matches("0+")) {
      open = "";
    } else if (parameters.startsWith("0;") || open.length() > MEMORY) {
      open = sequence;
    } else {
      open += sequence;
    }
  }

  /** Returns the sequence that turns the open colours on again at the start of a line. */
  String resume() {
    return open;
  }

  /**
   * Returns the sequence that turns the open colours off at the end of a line; empty if none is on.
   */
  String close() {
    return open.isEmpty() ? "" : RESET;
  }
}
