// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Failure to open a dump. The message says why and what to check. */
public final class OpenException extends TargetException {
  private static final long serialVersionUID = 1L;

  public OpenException(String message) {
    super(message);
  }

  public OpenException(String message, Throwable cause) {
    super(message, cause);
  }
}
