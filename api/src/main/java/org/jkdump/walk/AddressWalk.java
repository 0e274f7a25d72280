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
 * Walk that finds each address on demand. A value that is not an address ends the walk; the log
 * gets the reason and the number of addresses found before.
 */
abstract class AddressWalk implements PrimitiveIterator.OfLong {
  private static final int POLL_EVERY = 4096;
  private final WalkContext context;
  private final String what;
  private long ready;
  private boolean ended;
  private long count;

  AddressWalk(WalkContext context, String what) {
    this.context = context;
    this.what = what;
  }

  /** Returns the next address, 0 at the end. */
  abstract long advance();

  /** Returns all addresses, each found on demand. */
  final LongStream stream() {
    int flags = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.longStream(Spliterators.spliteratorUnknownSize(this, flags), false);
  }

  @Override
  public final boolean hasNext() {
    if (ready == 0 && !ended) {
      ready = guarded();
      ended = ready == 0;
    }
    return ready != 0;
  }

  @Override
  public final long nextLong() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long found = ready;
    ready = 0;
    if (++count % POLL_EVERY == 0) {
      InterruptedOperation.poll(what);
    }
    return found;
  }

  final void problem(String text) {
    context.log().error(what + ": " + text);
  }

  private long guarded() {
    try {
      return advance();
    } catch (MemoryException | CorruptionException e) {
      problem(e.getMessage() + "; " + count + " entries kept");
      return 0;
    }
  }
}
