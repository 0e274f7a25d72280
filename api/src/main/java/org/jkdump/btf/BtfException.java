// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import org.jkdump.target.TargetException;

/** BTF is damaged or of an unknown kind. */
public final class BtfException extends TargetException {
  private static final long serialVersionUID = 1L;

  public BtfException(String message) {
    super("BTF: " + message);
  }

  public BtfException(String message, Throwable cause) {
    super("BTF: " + message, cause);
  }
}
