// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Units that several threads still have to read, and the progress. */
final class UnitQueue {
  private final int count;
  private final long bytes;
  private final IntConsumer progress;
  private final AtomicInteger next = new AtomicInteger();
  private long done;
  private int percent;

  UnitQueue(int count, long bytes, IntConsumer progress) {
    this.count = count;
    this.bytes = bytes;
    this.progress = progress;
  }

  /** Returns the index of the next unit, or -1 if none is left. */
  int next() {
    int index = next.getAndIncrement();
    return index < count ? index : -1;
  }

  /** Leaves nothing to the other threads, because one thread has failed. */
  void stop() {
    next.set(count);
  }

  synchronized void done(long some) {
    done += some;
    int now = (int) (100 * done / bytes);
    if (now > percent) {
      percent = now;
      progress.accept(now);
    }
  }
}
