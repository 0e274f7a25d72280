// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;

/**
 * The entries of a list (kernel: include/linux/list.h). If the walk forward meets damage, what lies
 * behind the damage is found from the list's other end.
 *
 * @param found the entries, in the order of the list
 * @param problem the fault of the list, with the place; null if it has none
 */
public record TwoWayWalk(Addresses found, String problem) {
  /**
   * Walks the {@code struct list_head}s linked to a head.
   *
   * @param head address of a {@code struct list_head}, which is not reported
   * @throws MemoryException if the head can't be read
   */
  public static TwoWayWalk of(WalkContext context, long head) {
    ListWalk forward = ListWalk.links(context, head, Long.MAX_VALUE);
    String problem = problem(context.memory(), head, forward);
    return problem == null
        ? new TwoWayWalk(forward.found(), null)
        : recovered(context, head, forward, problem);
  }

  private static String problem(Memory memory, long head, ListWalk forward) {
    if (forward.problem() != null) {
      return forward.problem();
    }
    Addresses found = forward.found();
    long last = found.isEmpty() ? head : found.at(found.size() - 1);
    return memory.pointer(head + memory.pointerSize()) == last
        ? null
        : String.format(
            " ends after %d entries, but its head has another last entry", found.size());
  }

  private static TwoWayWalk recovered(
      WalkContext context, long head, ListWalk forward, String problem) {
    Memory memory = context.memory();
    int prev = memory.pointerSize();
    boolean returned = forward.problem() == null;
    Addresses front = returned ? forward.found() : answered(memory, head, forward.found(), prev);
    ListWalk backward = ListWalk.backward(context, head, Long.MAX_VALUE);
    Addresses back = answered(memory, head, backward.found(), 0);
    LongSet seen = new LongSet();
    front.longs().forEach(seen::add);
    long doubtful = behind(front, forward);
    boolean agreed = doubtful != 0 && doubtful == behind(back, backward);
    LongStream between = LongStream.of(doubtful).filter(at -> agreed);
    long[] more = back.longs().filter(seen::add).toArray();
    LongStream rest = IntStream.rangeClosed(1, more.length).mapToLong(i -> more[more.length - i]);
    long[] all = LongStream.concat(front.longs(), LongStream.concat(between, rest)).toArray();
    String place = forward.place() + problem;
    return new TwoWayWalk(
        Addresses.of(all), place + "; " + more.length + " more from its other end");
  }

  // An entry that points nowhere is one of the list's if both its neighbours point to it.
  private static long behind(Addresses sound, ListWalk walk) {
    return sound.size() < walk.found().size() ? walk.found().at(sound.size()) : 0;
  }

  // A pointer that went astray leads to entries that don't point back; they are none of the list's.
  private static Addresses answered(Memory memory, long head, Addresses found, int back) {
    long before = head;
    for (int i = 0; i < found.size(); i++) {
      if (!pointsTo(memory, found.at(i) + back, before)) {
        return Addresses.of(found.longs().limit(i).toArray());
      }
      before = found.at(i);
    }
    return found;
  }

  private static boolean pointsTo(Memory memory, long at, long expected) {
    try {
      return memory.pointer(at) == expected;
    } catch (MemoryException e) {
      return false;
    }
  }
}
