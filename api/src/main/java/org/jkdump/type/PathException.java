// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.target.NoAnswerException;

/** A C access path that can't be read or followed. */
public final class PathException extends NoAnswerException {
  private static final long serialVersionUID = 1L;
  private final String path;
  private final int at;
  private final String why;

  /**
   * @param at index of the offending character
   */
  public PathException(String path, int at, String why) {
    super(() -> why + "\n  " + path + "\n  " + " ".repeat(at) + "^");
    this.path = path;
    this.at = at;
    this.why = why;
  }

  /** The path that was asked for. */
  public String path() {
    return path;
  }

  /** Index of the offending character. */
  public int at() {
    return at;
  }

  /** This error, shown in a larger expression that has the path from an index on. */
  public PathException in(String expression, int from) {
    return new PathException(expression, from + at, why);
  }
}
