// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/**
 * One walk from pointer to pointer, done as a whole. It ends where it began, at its head, at NULL,
 * at a limit, at a cycle that misses the head, or at a pointer that can't be read; it keeps what it
 * found until then.
 */
public final class ListWalk {
  private static final int POLL_EVERY = 4096;

  /** Why a walk ended. */
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
  // Brent's algorithm: a mark that is moved on at each power of two is met again in a cycle.
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
   * The {@code struct list_head}s linked to a head (kernel: include/linux/list.h).
   *
   * @param head address of a {@code struct list_head}, which is not reported
   * @param max entries
   * @throws MemoryException if the head can't be read
   */
  public static ListWalk links(WalkContext context, long head, long max) {
    ListWalk walk = new ListWalk(context, head, 0, true);
    walk.run(walk.memory.pointer(walk.start), walk.start, max);
    return walk;
  }

  /**
   * What the pointers at {@code offset} lead to, from {@code start} on, which is reported first,
   * until NULL or {@code start} again.
   *
   * @param offset bytes from an entry to its pointer to the next one
   * @param max entries
   */
  public static ListWalk chain(WalkContext context, long start, long offset, long max) {
    ListWalk walk = new ListWalk(context, start, offset, false);
    walk.run(walk.start, 0, max);
    return walk;
  }

  /** What was found. */
  public Addresses found() {
    return found;
  }

  /** Why it ended. */
  public End end() {
    return end;
  }

  /** What is wrong with the list; null if nothing is, or it was cut at the limit. */
  public String problem() {
    return problem;
  }

  /** The list by its address. */
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

  // A NULL ends a chain, but a list that is linked to a head has none.
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
