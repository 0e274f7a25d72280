// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/**
 * Complete walk from pointer to pointer. It ends at its start, at its head, at NULL, at a limit, at
 * a cycle that misses the head, or at a pointer that can't be read. It keeps all entries found
 * before.
 */
public final class ListWalk {
  private static final int POLL_EVERY = 4096;

  /** Reason why a walk ended. */
  public enum End {
    HEAD,
    NULL,
    LIMIT,
    CYCLE,
    UNREADABLE
  }

  private final Memory memory;
  private final long start;
  private final long offset;
  private final boolean headed;
  private final Addresses found = new Addresses();
  // Brent's algorithm: a mark moves on at each power of two; a cycle leads to the mark again.
  private long mark;
  private int nextMark = 1;
  private End end;
  private String problem;

  private ListWalk(WalkContext context, long start, long offset, boolean headed) {
    this.memory = context.memory();
    this.start = context.address(start);
    this.offset = offset;
    this.headed = headed;
  }

  /**
   * Walks the {@code struct list_head}s linked to a head (kernel: include/linux/list.h).
   *
   * @param head address of a {@code struct list_head}, which is not reported
   * @param max number of entries to report
   * @throws MemoryException if the head can't be read
   */
  public static ListWalk links(WalkContext context, long head, long max) {
    ListWalk walk = new ListWalk(context, head, 0, true);
    walk.run(walk.memory.pointer(walk.start), walk.start, max);
    return walk;
  }

  /** The same from the list's other end, by the pointers to the entry before. */
  static ListWalk backward(WalkContext context, long head, long max) {
    int prev = context.memory().pointerSize();
    ListWalk walk = new ListWalk(context, head, prev, true);
    walk.run(walk.memory.pointer(walk.start + prev), walk.start, max);
    return walk;
  }

  /**
   * Walks the pointers at {@code offset}, from {@code start}, which is reported first, until NULL
   * or {@code start} again.
   *
   * @param offset of the pointer to the next entry, in bytes from the entry
   * @param max number of entries to report
   */
  public static ListWalk chain(WalkContext context, long start, long offset, long max) {
    ListWalk walk = new ListWalk(context, start, offset, false);
    walk.run(walk.start, 0, max);
    return walk;
  }

  /** Returns the entries found. */
  public Addresses found() {
    return found;
  }

  /** Returns the reason why the walk ended. */
  public End end() {
    return end;
  }

  /** Returns the fault of the list; null if it has none or was cut at the limit. */
  public String problem() {
    return problem;
  }

  /** Formats the list's address for messages. */
  public String place() {
    return String.format("list at 0x%x", start);
  }

  private void run(long first, long stop, long max) {
    long at = first;
    try {
      while (at != 0 && at != stop && (found.isEmpty() || at != start)) {
        if (at == mark) {
          cycle();
          return;
        }
        if (found.size() >= max) {
          end = End.LIMIT;
          return;
        }
        long following = memory.pointer(at + offset);
        take(at);
        at = following;
      }
      ended(at);
    } catch (MemoryException e) {
      end = End.UNREADABLE;
      problem = ": " + e.getMessage() + Poison.hint(at) + kept();
    }
  }

  // NULL ends a chain, but never a list that is linked to a head.
  private void ended(long at) {
    end = at == 0 ? End.NULL : End.HEAD;
    if (end == End.NULL && headed) {
      problem = " ends with NULL after " + found.size() + " entries; " + never();
    }
  }

  private void take(long at) {
    found.append(at);
    if (found.size() == nextMark) {
      mark = at;
      nextMark *= 2;
    }
    if (found.size() % POLL_EVERY == 0) {
      InterruptedOperation.poll("list walk");
    }
  }

  private void cycle() {
    LongSet seen = new LongSet();
    int length = 0;
    while (length < found.size() && seen.add(found.at(length))) {
      length++;
    }
    long again = length < found.size() ? found.at(length) : mark;
    found.cut(length);
    end = End.CYCLE;
    problem =
        String.format(" runs into itself at 0x%x after %d entries; ", again, length) + never();
  }

  private String kept() {
    String last = found.isEmpty() ? "" : String.format(", the last at 0x%x", last());
    return "; " + found.size() + " entries kept" + last;
  }

  private long last() {
    return found.at(found.size() - 1);
  }

  private String never() {
    return headed ? "it never comes back to its head" : "it never ends";
  }
}
