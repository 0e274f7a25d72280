// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import org.jkdump.target.TargetException;

/** Something was asked for in a way that makes no sense: its message is for whoever asked. */
public class UsageException extends TargetException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
