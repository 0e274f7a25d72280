// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

/** Kind of a line, which its first sign tells. */
public enum LineKind {
  /** A crash command. */
  CRASH("!"),
  /** A command of the REPL. */
  COMMAND("/"),
  /** A question about a name. */
  QUESTION("?"),
  JAVA("");

  private final String sign;

  LineKind(String sign) {
    this.sign = sign;
  }

  /** The kind of a line; Java's comments begin with a slash, too. */
  public static LineKind of(String line) {
    String text = line.stripLeading();
    if (text.startsWith("//") || text.startsWith("/*")) {
      return JAVA;
    }
    for (LineKind kind : values()) {
      if (text.startsWith(kind.sign)) {
        return kind;
      }
    }
    return JAVA;
  }

  /** The text behind the sign of a line of this kind. */
  public String behindSign(String line) {
    return line.stripLeading().substring(sign.length());
  }
}
