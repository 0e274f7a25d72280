// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

/**
 * A piece of C text.
 *
 * @param at index of its first character
 * @param first whether it begins a line; one that a backslash continues counts as one line
 */
public record Token(Kind kind, String text, int at, boolean first) {
  public enum Kind {
    NAME,
    NUMBER,
    CHAR,
    STRING,
    SIGN,
    END
  }

  public boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  public boolean isName() {
    return kind == Kind.NAME;
  }

  public boolean isName(String name) {
    return isName() && text.equals(name);
  }

  public int end() {
    return at + text.length();
  }

  /** How an error names it. */
  public String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
