// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** A walk from one address to the next. Each is reported once: a cycle ends it. */
final class ChainWalk extends LazyWalk<Long> {
  private final LongSet seen = new LongSet();
  private final long stop;
  private final LongSupplier first;
  private final LongUnaryOperator after;
  private boolean begun;
  private long at;

  /**
   * @param stop value that ends the walk: the address of its head, or 0; any other end is damage
   */
  ChainWalk(
      WalkContext context, String what, long stop, LongSupplier first, LongUnaryOperator after) {
    super(context, what);
    this.stop = stop;
    this.first = first;
    this.after = after;
  }

  // Reports an address only after its own link was read, so that a stray pointer is not reported.
  @Override
  Long advance() {
    if (!begun) {
      begun = true;
      at = first.getAsLong();
    }
    long found = at;
    if (found == stop) {
      return null;
    }
    if (found == 0) {
      throw new CorruptionException("it ends with NULL and never comes back to its head");
    }
    if (!seen.add(found)) {
      throw new CorruptionException(String.format("it runs into itself at 0x%x", found));
    }
    at = after.applyAsLong(found);
    return found;
  }
}
