// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.concurrent.CancellationException;

/** Lets ^C end a long drawing: JShell's local engine on JDK 25 can't stop a busy thread. */
public final class Interruption {
  private Interruption() {}

  /**
   * Ends the drawing if its thread was interrupted.
   *
   * @throws CancellationException if it was; the thread's interrupted state is cleared
   */
  public static void check() {
    if (Thread.interrupted()) {
      throw new CancellationException("interrupted while drawing");
    }
  }
}
