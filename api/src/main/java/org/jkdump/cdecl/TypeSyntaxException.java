// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import org.jkdump.target.TargetException;

/** A text that is no C type name; the message points at the offending character. */
public final class TypeSyntaxException extends TargetException {
  private static final long serialVersionUID = 1L;
  private final int at;

  /**
   * @param at index of the offending character
   */
  public TypeSyntaxException(String text, int at, String why) {
    super(why + "\n  " + text + "\n  " + " ".repeat(at) + "^");
    this.at = at;
  }

  /** Index of the offending character. */
  public int at() {
    return at;
  }
}
