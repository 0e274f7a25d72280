// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.concurrent.atomic.LongAdder;

/**
 * Number of a function's calls. It holds no reference to the function, which must stay collectable.
 */
final class MemoCount {
  private final String name;
  private final String flags;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  MemoCount(Memoized function) {
    this.name = function.name();
    this.flags = function.flagText();
  }

  void hit() {
    hits.increment();
  }

  void miss() {
    misses.increment();
  }

  String name() {
    return name;
  }

  String flags() {
    return flags;
  }

  long hits() {
    return hits.sum();
  }

  long misses() {
    return misses.sum();
  }
}
