// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Result of a call, which one thread makes while others wait. */
final class MemoResult {
  private final Duration timeout;
  private final Thread owner = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean made;
  private Object value;

  /**
   * @param timeout time that commands may take; zero for no limit
   */
  MemoResult(Duration timeout) {
    this.timeout = timeout;
  }

  /** Makes the result. Waiting threads continue at the end, even after a failure. */
  <R> R run(Supplier<R> maker, Runnable failed) {
    try {
      R result = maker.get();
      value = result;
      made = true;
      return result;
    } finally {
      if (!made) {
        failed.run();
      }
      over.countDown();
    }
  }

  Thread owner() {
    return owner;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Returns whether the call returned a result. */
  boolean isMade() {
    return made;
  }

  Object value() {
    return value;
  }

  void await() throws InterruptedException {
    over.await();
  }

  /** Returns whether commands had less time when the result was made than {@code now}. */
  boolean hadLessThan(Duration now) {
    return !timeout.isZero() && (now.isZero() || timeout.compareTo(now) < 0);
  }
}
