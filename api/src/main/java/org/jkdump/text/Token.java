// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.text;

/**
 * A piece of C text.
 *
 * @param at index of its first character
 * @param first whether it begins a line; one that a backslash continues counts as one line
 */
record Token(Kind kind, String text, int at, boolean first) {
  enum Kind {
    NAME,
    NUMBER,
    CHAR,
    STRING,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isName(String name) {
    return isName() && text.equals(name);
  }

  int end() {
    return at + text.length();
  }

  /** How an error names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
