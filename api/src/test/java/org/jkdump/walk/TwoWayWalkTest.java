// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of eight entries, whole and damaged. */
class TwoWayWalkTest {
  private static final int ENTRIES = 8;
  private static final long POISON = 0x6b6b_6b6b_6b6b_6b6bL;
  private final FakeMachine machine = new FakeMachine();

  private static long node(int i) {
    return BASE + 64L * (i % (ENTRIES + 1));
  }

  private void next(int i, long to) {
    machine.word(node(i), 0, to);
  }

  private void prev(int i, long to) {
    machine.word(node(i), 1, to);
  }

  @BeforeEach
  void link() {
    for (int i = 0; i <= ENTRIES; i++) {
      next(i, node(i + 1));
      prev(i + 1, node(i));
    }
  }

  private TwoWayWalk walk() {
    return TwoWayWalk.of(machine.open(), node(0));
  }

  private static List<Long> nodes(int... numbers) {
    return IntStream.of(numbers).mapToObj(TwoWayWalkTest::node).toList();
  }

  @Test
  void aWholeListHasNoProblem() {
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk().found());
    assertNull(walk().problem());
  }

  @Test
  void allEntriesAreFoundIfOnePointerForwardIsGarbage() {
    next(3, POISON);
    TwoWayWalk walk = walk();
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk.found());
    assertTrue(walk.problem().endsWith("; 5 more from its other end"), walk.problem());
  }

  @Test
  void aDamagedEntryIsTakenIfBothNeighboursPointToIt() {
    next(3, POISON);
    prev(3, POISON);
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk().found());
    prev(4, 0);
    assertEquals(nodes(1, 2, 4, 5, 6, 7, 8), walk().found());
  }

  @Test
  void entriesOfAnotherListAreNotTaken() {
    long other = node(0) + 0x800;
    machine.word(other, 0, other + 64).word(other, 1, other + 64);
    machine.word(other + 64, 0, other).word(other + 64, 1, other);
    next(3, other);
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk().found());
  }

  @Test
  void aShortcutToTheHeadIsSeenFromTheOtherEnd() {
    next(3, node(0));
    TwoWayWalk walk = walk();
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk.found());
    assertTrue(walk.problem().contains("ends after 3 entries"), walk.problem());
  }

  @Test
  void aPointerBackAloneDoesNoHarm() {
    prev(5, POISON);
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk().found());
    assertNull(walk().problem());
  }

  @Test
  void aLoopIsLeftAndTheRestFound() {
    next(5, node(2));
    assertEquals(nodes(1, 2, 3, 4, 5, 6, 7, 8), walk().found());
  }
}
