// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** End of a long operation by ^C. */
public final class InterruptedOperation extends TargetException {
  private static final long serialVersionUID = 1L;

  public InterruptedOperation(String what) {
    super(what + " interrupted");
  }

  /** Ends the operation if the thread was interrupted; every long loop calls it. */
  public static void poll(String what) {
    if (Thread.interrupted()) {
      throw new InterruptedOperation(what);
    }
  }
}
