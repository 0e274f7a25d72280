// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jkdump.target.MemoryException;

/** Walk that finds each entry of a map on demand. */
abstract class SlotWalk implements Iterator<Slot> {
  private final WalkContext context;
  private final String what;
  private Slot ready;
  private boolean ended;

  SlotWalk(WalkContext context, String what) {
    this.context = context;
    this.what = what;
  }

  /** Returns the next entry, null at the end. */
  abstract Slot advance();

  /** Returns all entries, each found on demand. */
  final Stream<Slot> stream() {
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
  public final Slot next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Slot found = ready;
    ready = null;
    return found;
  }

  final void problem(String text) {
    context.log().error(what + ": " + text);
  }

  private Slot guarded() {
    try {
      return advance();
    } catch (MemoryException | CorruptionException e) {
      problem(e.getMessage());
      return null;
    }
  }
}
