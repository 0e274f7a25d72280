// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.target.TargetException;

/** A C access path that can't be read or followed. */
public final class PathException extends TargetException {
  private static final long serialVersionUID = 1L;

  /**
   * @param at index of the offending character
   */
  public PathException(String path, int at, String why) {
    super(why + "\n  " + path + "\n  " + " ".repeat(at) + "^");
  }
}
