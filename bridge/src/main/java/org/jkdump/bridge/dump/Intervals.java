// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Ranges of addresses that do not overlap, each with the place of its bytes in a file. */
final class Intervals {
  private final long[] starts;
  private final long[] ends;
  private final long[] offsets;
  private final int count;

  private Intervals(Builder from) {
    starts = from.starts;
    ends = from.ends;
    offsets = from.offsets;
    count = from.count;
  }

  /** Index of the range that has an address, or the complement of the index of the next range. */
  int find(long address) {
    int found = Arrays.binarySearch(starts, 0, count, address);
    if (found >= 0) {
      return found;
    }
    int before = ~found - 1;
    return before >= 0 && address < ends[before] ? before : ~(before + 1);
  }

  int count() {
    return count;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  /** Place in the file of an address in a range. */
  long offset(int index, long address) {
    return offsets[index] + address - starts[index];
  }

  /** End of the last range. */
  long end() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Collector of ranges that may overlap: a later one covers those before it. */
  static final class Builder {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private long[] offsets = new long[16];
    private int count;

    /** Adds a range; a continuation of the one before becomes part of it. */
    void add(long start, long end, long offset) {
      if (end <= start) {
        return;
      }
      int last = count - 1;
      if (count > 0 && ends[last] == start && offsets[last] + start - starts[last] == offset) {
        ends[last] = end;
        return;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        offsets = Arrays.copyOf(offsets, 2 * count);
      }
      starts[count] = start;
      ends[count] = end;
      offsets[count++] = offset;
    }

    int count() {
      return count;
    }

    Intervals build() {
      boolean disjoint = IntStream.range(1, count).allMatch(i -> starts[i] >= ends[i - 1]);
      return new Intervals(disjoint ? this : flat());
    }

    private Builder flat() {
      Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingLong(i -> starts[i]));
      PriorityQueue<Integer> open = new PriorityQueue<>(Comparator.reverseOrder());
      Builder flat = new Builder();
      int next = 0;
      long at = 0;
      while (next < count || !open.isEmpty()) {
        if (open.isEmpty()) {
          at = starts[order[next]];
        }
        while (next < count && starts[order[next]] <= at) {
          open.add(order[next++]);
        }
        while (!open.isEmpty() && ends[open.peek()] <= at) {
          open.poll();
        }
        if (!open.isEmpty()) {
          int top = open.peek();
          long end = next < count ? Math.min(ends[top], starts[order[next]]) : ends[top];
          flat.add(at, end, offsets[top] + at - starts[top]);
          at = end;
        }
      }
      return flat;
    }
  }
}
