// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

/** A declaration does not fit the kernel; the message says why. */
final class MisfitException extends Exception {
  private static final long serialVersionUID = 1L;

  MisfitException(String message) {
    super(message, null, false, false);
  }
}
