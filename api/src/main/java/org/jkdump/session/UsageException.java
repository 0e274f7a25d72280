// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import org.jkdump.target.TargetException;

/** Misuse of an option, a knob or a command; the message is for the user. */
public class UsageException extends TargetException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
