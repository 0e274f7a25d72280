// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/**
 * A lazy walk along a chain: each address leads to the next, 0 ends it. A cycle is noticed by
 * Brent's algorithm, which keeps one mark and no set; a lap may be reported twice before it is
 * noticed.
 */
abstract class Steps implements PrimitiveIterator.OfLong {
  private static final int POLL_EVERY = 4096;
  private final WalkContext context;
  private final String what;
  private long at;
  private long mark;
  private long count;
  private long nextMark = 1;
  private boolean begun;

  Steps(WalkContext context, String what) {
    this.context = context;
    this.what = what;
  }

  /** The first address, 0 where there is none. */
  abstract long first();

  /** The address behind another, 0 at the end. */
  abstract long after(long address);

  /** All addresses, found as they are asked for. */
  final LongStream stream() {
    int flags = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.longStream(Spliterators.spliteratorUnknownSize(this, flags), false);
  }

  @Override
  public final boolean hasNext() {
    if (!begun) {
      begun = true;
      at = guarded(true);
    }
    return at != 0;
  }

  @Override
  public final long nextLong() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long found = at;
    if (++count == nextMark) {
      mark = found;
      nextMark *= 2;
    }
    if (count % POLL_EVERY == 0) {
      InterruptedOperation.poll(what);
    }
    at = guarded(false);
    if (at == mark && at != 0) {
      context.log().error(String.format("%s runs into itself at 0x%x", what, at));
      at = 0;
    }
    return found;
  }

  private long guarded(boolean atFirst) {
    try {
      return atFirst ? first() : after(at);
    } catch (MemoryException | CorruptionException e) {
      context.log().error(what + ": " + e.getMessage() + "; " + count + " entries kept");
      return 0;
    }
  }
}
