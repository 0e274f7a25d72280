// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import org.jkdump.target.TargetException;

/**
 * Generated classes are missing, or can't be kept where they are needed. The message says what to
 * do.
 */
public final class NoClassesException extends TargetException {
  private static final long serialVersionUID = 1;

  public NoClassesException(String message) {
    super(message);
  }
}
