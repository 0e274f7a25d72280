// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

/**
 * A word, number or sign of C text.
 *
 * @param at index of its first character
 * @param first whether it begins a line; lines that a backslash joins count as one
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

  /** Whether it is {@code struct}, {@code union} or {@code enum}. */
  public boolean isKeyword() {
    return isName("struct") || isName("union") || isName("enum");
  }

  public int end() {
    return at + text.length();
  }

  /** The text in quotes, for errors. */
  public String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
