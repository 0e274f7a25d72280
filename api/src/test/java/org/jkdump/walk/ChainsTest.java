// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;
import org.jkdump.target.MemoryException;
import org.junit.jupiter.api.Test;

class ChainsTest {
  private final FakeMachine machine = new FakeMachine();

  private static long node(int i) {
    return BASE + 64L * i;
  }

  private FakeMachine link(int from, long to) {
    return machine.word(node(from), 0, to);
  }

  private static List<Long> all(LongStream stream) {
    return stream.boxed().toList();
  }

  @Test
  void aListEndsAtItsHead() {
    link(0, node(2)).word(node(2), 0, node(1)).word(node(1), 0, node(0));
    assertEquals(List.of(node(2), node(1)), all(Chains.list(machine.open(), node(0))));
    assertEquals(List.of(), machine.logged);
  }

  @Test
  void eachEntryIsFoundWhenItIsAskedFor() {
    link(0, node(1)).word(node(1), 0, node(2)).word(node(2), 0, 0xdead_0000_0000_0100L);
    WalkContext context = machine.open();
    assertEquals(List.of(node(1)), all(Chains.list(context, node(0)).limit(1)));
    assertEquals(List.of(), machine.logged);
    assertEquals(List.of(node(1), node(2)), all(Chains.list(context, node(0))));
    assertEquals(1, machine.logged.size());
  }

  @Test
  void everyCycleReportsEachEntryOnce() {
    for (int length = 1; length < 30; length++) {
      for (int back = 1; back <= length; back++) {
        FakeMachine one = new FakeMachine();
        for (int i = 0; i <= length; i++) {
          one.word(node(i), 0, node(i == length ? back : i + 1));
        }
        WalkContext context = one.open();
        assertEquals(length, Chains.list(context, node(0)).count());
        assertEquals(length, Chains.hlist(context, node(0)).count());
        assertEquals(length, Chains.llist(context, node(1)).count());
        assertEquals(3, one.logged.size(), "errors: " + one.logged);
      }
    }
  }

  @Test
  void aNullsListEndsWithAnOddNumberAndALockedOneBeginsWithOne() {
    link(0, node(1) | 1).word(node(1), 0, node(2)).word(node(2), 0, 0);
    assertEquals(List.of(node(1), node(2)), all(Chains.hlistBl(machine.open(), node(0))));
    assertEquals(List.of(), all(Chains.hlistNulls(machine.open(), node(0))));
    machine.word(node(0), 0, node(1)).word(node(2), 0, 11);
    assertEquals(List.of(node(1), node(2)), all(Chains.hlistNulls(machine.open(), node(0))));
    assertEquals(List.of(), machine.logged);
  }

  @Test
  void headsThatAreNone() {
    WalkContext context = link(1, node(2)).open();
    assertEquals(List.of(), all(Chains.hlist(context, 0)));
    assertEquals(List.of(), all(Chains.hlist(context, 3)));
    assertEquals(List.of(), all(Chains.hlist(context, Long.MIN_VALUE)));
    assertEquals(List.of(), all(Chains.llist(context, 0)));
    assertEquals(List.of(), all(Chains.llist(context, -1)));
    assertEquals(4, machine.logged.size(), "errors: " + machine.logged);
    assertThrows(MemoryException.class, () -> ListWalk.links(context, 0, 10));
    assertThrows(MemoryException.class, () -> ListWalk.links(context, -1, 10));
    assertEquals(ListWalk.End.NULL, ListWalk.chain(context, 0, 0, 10).end());
  }

  @Test
  void poisonIsNamed() {
    WalkContext context = link(0, node(1)).word(node(1), 0, 0xdead_0000_0000_0100L).open();
    ListWalk walk = ListWalk.links(context, node(0), 10);
    assertEquals(ListWalk.End.UNREADABLE, walk.end());
    assertTrue(walk.problem().contains("LIST_POISON1"), walk.problem());
  }

  @Test
  void pointersOfFourBytesAndAHeadThatWasSignExtended() {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      FakeMachine small = new FakeMachine(4, order, true);
      long head = 0xc000_1000L;
      small.word(head, 0, head + 64).word(head + 64, 0, head + 128).word(head + 128, 0, head);
      WalkContext context = small.open();
      List<Long> expected = List.of(head + 64, head + 128);
      assertEquals(expected, all(Chains.list(context, (int) head)));
      assertEquals(expected, ListWalk.links(context, (int) head, 10).found());
      assertEquals(List.of(), small.logged);
    }
  }
}
