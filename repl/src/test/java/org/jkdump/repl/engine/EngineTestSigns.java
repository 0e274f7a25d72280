// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.concurrent.CountDownLatch;

/**
 * Signs by which snippets under test show that they run. Public, so that snippets can call them.
 */
public final class EngineTestSigns {
  private static volatile CountDownLatch begun = new CountDownLatch(1);

  private EngineTestSigns() {}

  /** Shows that the snippet has begun; the snippet calls it. */
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
