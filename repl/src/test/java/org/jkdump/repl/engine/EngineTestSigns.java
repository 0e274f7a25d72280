// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.concurrent.CountDownLatch;

/** How snippets under test tell that they run; public, so that snippets can. */
public final class EngineTestSigns {
  private static volatile CountDownLatch begun = new CountDownLatch(1);

  private EngineTestSigns() {}

  /** Called by the snippet. */
  public static void begun() {
    begun.countDown();
  }

  static void reset() {
    begun = new CountDownLatch(1);
  }

  static void awaitBegun() {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
