// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** The process that serves the dump is gone. */
public final class TargetLostException extends TargetException {
  private static final long serialVersionUID = 1L;

  public TargetLostException(String message) {
    super(message);
  }

  public TargetLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
