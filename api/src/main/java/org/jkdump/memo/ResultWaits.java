// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.HashMap;
import java.util.Map;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/**
 * Threads and the results that they wait for. A thread must not wait for a result that waits for
 * its own.
 */
final class ResultWaits {
  private final Map<Thread, MemoResult> waiting = new HashMap<>();

  /**
   * Waits until a result is made, or has failed.
   *
   * @throws TargetException if the wait would never end
   * @throws InterruptedOperation if this thread is interrupted
   */
  void await(MemoResult wanted, Key key) {
    if (wanted.isOver()) {
      return;
    }
    begin(wanted, key);
    try {
      wanted.await();
    } catch (InterruptedException e) {
      throw new InterruptedOperation("waiting for " + key);
    } finally {
      end();
    }
  }

  private synchronized void begin(MemoResult wanted, Key key) {
    Thread me = Thread.currentThread();
    MemoResult next = wanted;
    while (next != null && !next.isOver()) {
      if (next.owner() == me) {
        throw new TargetException("memoized " + key + " needs its own result");
      }
      next = waiting.get(next.owner());
    }
    waiting.put(me, wanted);
  }

  private synchronized void end() {
    waiting.remove(Thread.currentThread());
  }
}
