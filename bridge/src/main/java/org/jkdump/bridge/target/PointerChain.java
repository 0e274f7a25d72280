// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.Arrays;
import org.jkdump.target.Chain;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.walk.LongSet;

/** One walk along pointers in kernel memory, with the meaning of {@code Target.chain}. */
final class PointerChain {
  private static final int POLL_EVERY = 256;

  private final RecentPages memory;
  private final long stop;
  private final int max;
  private final LongSet seen = new LongSet();
  private long[] addresses = new long[64];
  private int count;

  PointerChain(RecentPages memory, long stop, int max) {
    this.memory = memory;
    this.stop = stop;
    this.max = max;
  }

  Chain follow(long start, long offset) {
    long at = start;
    Chain.End end;
    while ((end = end(at)) == null) {
      add(at);
      try {
        at = memory.number(at + offset, Long.BYTES);
      } catch (MemoryException e) {
        return chain(Chain.End.UNREADABLE, at + offset);
      }
    }
    return chain(end, at);
  }

  /** Reason to end before an address, or null. */
  private Chain.End end(long at) {
    if (at == 0) {
      return Chain.End.NULL;
    }
    if (at == stop) {
      return Chain.End.STOP;
    }
    if (!seen.add(at)) {
      return Chain.End.CYCLE;
    }
    return count >= max ? Chain.End.MAX : null;
  }

  private void add(long at) {
    if (count % POLL_EVERY == 0) {
      InterruptedOperation.poll("list walk");
    }
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, count * 2);
    }
    addresses[count++] = at;
  }

  private Chain chain(Chain.End end, long at) {
    return new Chain(Arrays.copyOf(addresses, count), end, at);
  }
}
