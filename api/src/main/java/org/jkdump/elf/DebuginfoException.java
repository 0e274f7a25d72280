// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import org.jkdump.target.TargetException;

/** Debuginfo is absent, damaged or of an unknown kind. The message says what to do. */
public final class DebuginfoException extends TargetException {
  private static final long serialVersionUID = 1L;

  public DebuginfoException(String message) {
    super(message);
  }

  public DebuginfoException(String message, Throwable cause) {
    super(message, cause);
  }

  public static DebuginfoException damaged(String where, Throwable cause) {
    String why = cause == null ? "" : " (" + cause.getMessage() + ")";
    return new DebuginfoException(
        "the debuginfo is damaged at " + where + why + ": install the file again", cause);
  }
}
