// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.target.TargetException;

/** Debuginfo that is absent, damaged or of an unknown kind. Its message says what to do. */
public final class DwarfException extends TargetException {
  private static final long serialVersionUID = 1L;

  public DwarfException(String message) {
    super(message);
  }

  public DwarfException(String message, Throwable cause) {
    super(message, cause);
  }

  static DwarfException damaged(String where, Throwable cause) {
    String why = cause == null ? "" : " (" + cause.getMessage() + ")";
    return new DwarfException(
        "the debuginfo is damaged at " + where + why + ": install the file again", cause);
  }
}
