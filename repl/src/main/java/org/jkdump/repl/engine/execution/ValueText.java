// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import java.util.Arrays;

/** Text that shows the value of a snippet. */
public final class ValueText {
  private static final int MAX_CHARS = 4000;

  private ValueText() {}

  /** Cuts a long one-line value; printing the value shows all of it. */
  public static String shortened(String value) {
    return value.length() <= MAX_CHARS || value.startsWith("\n")
        ? value
        : String.format(
            "%s... (%s characters; print it for all)",
            value.substring(0, MAX_CHARS), value.length());
  }

  static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return text.indexOf('\n') < 0 ? '"' + text + '"' : "\n" + text;
    }
    if (value instanceof Character c) {
      return "'" + c + "'";
    }
    if (value.getClass().isArray()) {
      String all = Arrays.deepToString(new Object[] {value});
      return all.substring(1, all.length() - 1);
    }
    String text = String.valueOf(value);
    return text.indexOf('\n') < 0 ? text : "\n" + text;
  }
}
