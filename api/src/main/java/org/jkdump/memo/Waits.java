// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.HashMap;
import java.util.Map;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/** Which thread waits for which result: none may wait for one that waits for its own. */
final class Waits {
  private final Map<Thread, Computation> waiting = new HashMap<>();

  /**
   * Waits until a result is there, or its making has failed.
   *
   * @throws TargetException where that would be for ever
   * @throws InterruptedOperation where this thread is interrupted
   */
  void await(Computation wanted, Key key) {
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

  private synchronized void begin(Computation wanted, Key key) {
    Thread me = Thread.currentThread();
    Computation next = wanted;
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
