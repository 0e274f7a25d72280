// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** A walk that reads each entry when it is asked for. Damage ends it and is logged. */
abstract class LazyWalk<T> implements Iterator<T> {
  private static final int POLL_EVERY = 4096;
  private final WalkContext context;
  private final String what;
  private T ready;
  private boolean ended;
  private long count;

  LazyWalk(WalkContext context, String what) {
    this.context = context;
    this.what = what;
  }

  /** The next entry, null at the end. */
  abstract T advance();

  /** All entries, read as they are asked for. */
  final Stream<T> stream() {
    int flags = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, flags), false);
  }

  @Override
  public final boolean hasNext() {
    if (ready == null && !ended) {
      ready = guarded();
      ended = ready == null;
    }
    return ready != null;
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T found = ready;
    ready = null;
    if (++count % POLL_EVERY == 0) {
      InterruptedOperation.poll(what);
    }
    return found;
  }

  final void problem(String text) {
    context.log().error(what + ": " + text);
  }

  private T guarded() {
    try {
      return advance();
    } catch (MemoryException | CorruptionException e) {
      problem(e.getMessage() + "; " + count + " entries kept");
      return null;
    }
  }
}
