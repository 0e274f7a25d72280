// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.type.MemberPath;
import org.jkdump.type.StructType;

/**
 * Walks over {@code struct list_head} (kernel: include/linux/list.h). A walk that meets corruption
 * keeps what it has and logs where and why it stopped.
 */
public final class KernelLists {
  private static final int POLL_EVERY = 4096;
  private final Kernel kernel;

  KernelLists(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Addresses of the {@code list_head}s that are linked to a head, without the head itself.
   *
   * @param head address of a {@code struct list_head}
   */
  public List<Long> links(long head) {
    Walk walk = new Walk(head, 0);
    List<Long> found = walk.run(kernel.memory().pointer(head), head);
    walk.checkEnd();
    return found;
  }

  /**
   * Addresses found by following the pointer at {@code offset} from {@code start}, which is the
   * first of them, until NULL or {@code start} again.
   *
   * @param offset bytes
   */
  public List<Long> chain(long start, long offset) {
    return new Walk(start, offset).run(start, 0);
  }

  /**
   * The structs that are linked to a head through one of their members.
   *
   * @param head address of a {@code struct list_head}
   * @param member path of the {@code list_head} in the struct
   */
  public List<Struct> structs(long head, String member, StructType type) {
    Layout layout = kernel.layout(type);
    MemberPath path = layout.field(member).path();
    if (!path.isDirect()) {
      throw new org.jkdump.type.PathException(member, 0, "a list's member lies in its struct");
    }
    List<Long> links = links(head);
    List<Struct> structs = new ArrayList<>(links.size());
    links.forEach(link -> structs.add(new Struct(layout, link - path.offset())));
    return structs;
  }

  /** One walk, which ends at its start or the stop address, at NULL, at a cycle, or at a fault. */
  private final class Walk {
    private final Memory memory = kernel.memory();
    private final List<Long> found = new ArrayList<>();
    private final long start;
    private final long offset;
    // Brent's algorithm: a mark that is moved on at each power of two is met again in a cycle.
    private long mark;
    private int next = 1;
    private boolean endedWithNull;

    Walk(long start, long offset) {
      this.start = start;
      this.offset = offset;
    }

    List<Long> run(long first, long stop) {
      long at = first;
      try {
        while (at != 0 && at != stop && (found.isEmpty() || at != start)) {
          if (at == mark) {
            cycle();
            break;
          }
          long following = memory.pointer(at + offset);
          take(at);
          at = following;
        }
        endedWithNull = at == 0;
      } catch (MemoryException e) {
        kernel.log().error(place() + ": " + e.getMessage() + "; " + found.size() + " entries kept");
      }
      return found;
    }

    // A NULL ends a chain, but a list that is linked to a head has none.
    void checkEnd() {
      if (endedWithNull) {
        String what = " ends with NULL after " + found.size() + " entries";
        kernel.log().error(place() + what + "; it never comes back to its head");
      }
    }

    private void take(long at) {
      found.add(at);
      if (found.size() == next) {
        mark = at;
        next *= 2;
      }
      if (found.size() % POLL_EVERY == 0) {
        InterruptedOperation.poll("list walk");
      }
    }

    private void cycle() {
      Set<Long> seen = new HashSet<>();
      int end = 0;
      while (end < found.size() && seen.add(found.get(end))) {
        end++;
      }
      long again = end < found.size() ? found.get(end) : mark;
      found.subList(end, found.size()).clear();
      String what = String.format("runs into itself at 0x%x after %d entries", again, end);
      kernel.log().error(place() + " " + what + "; it never comes back to its head");
    }

    private String place() {
      return String.format("list at 0x%x", start);
    }
  }
}
