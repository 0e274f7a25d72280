// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** A long operation that was ended by ^C. */
public final class InterruptedOperation extends TargetException {
  private static final long serialVersionUID = 1L;

  public InterruptedOperation(String what) {
    super(what + " interrupted");
  }

  /** To be called in every long loop: ends it when the thread was interrupted. */
  public static void poll(String what) {
    if (Thread.interrupted()) {
      throw new InterruptedOperation(what);
    }
  }
}
