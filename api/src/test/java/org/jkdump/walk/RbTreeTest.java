// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RbTreeTest {
  private static final long ROOT = BASE;
  private static final int BLACK = 1;
  private final FakeMachine machine = new FakeMachine();

  private static long node(int key) {
    return BASE + 32L * key;
  }

  private void put(int key, int parent, int left, int right, int color) {
    machine.word(node(key), 0, (parent == 0 ? 0 : node(parent)) | color);
    machine.word(node(key), 1, right == 0 ? 0 : node(right));
    machine.word(node(key), 2, left == 0 ? 0 : node(left));
  }

  // Node 4 over 2 and 6, which are black; these over 1, 3, 5 and 7, which are red.
  @BeforeEach
  void tree() {
    machine.word(ROOT, 0, node(4)).word(ROOT, 1, node(1));
    put(4, 0, 2, 6, BLACK);
    put(2, 4, 1, 3, BLACK);
    put(6, 4, 5, 7, BLACK);
    put(1, 2, 0, 0, 0);
    put(3, 2, 0, 0, 0);
    put(5, 6, 0, 0, 0);
    put(7, 6, 0, 0, 0);
  }

  private List<Long> keys() {
    return new RbTree(machine.open()).nodes(ROOT).map(n -> (n - BASE) / 32).boxed().toList();
  }

  private String check() {
    return new RbTreeCheck(machine.open(), Long::compare).check(ROOT).toString();
  }

  @Test
  void inOrder() {
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), keys());
    assertEquals(List.of(), machine.logged);
    assertTrue(new RbTreeCheck(machine.open(), Long::compare).checkCached(ROOT).isSound());
  }

  @Test
  void whatIsNotItsParentsChildIsLeftOut() {
    put(6, 2, 5, 7, BLACK);
    assertEquals(List.of(1L, 2L, 3L, 4L), keys());
    assertEquals(1, machine.logged.size());
    assertTrue(check().contains("as its parent"), check());
  }

  @Test
  void aLoopEnds() {
    put(7, 6, 0, 4, 0);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), keys());
    put(7, 6, 6, 6, 0);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), keys());
    assertTrue(check().contains("a loop"), check());
  }

  @Test
  void oneChildTwice() {
    put(6, 4, 5, 5, BLACK);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), keys());
    assertTrue(machine.logged.get(0).contains("both children"), machine.logged.get(0));
  }

  @Test
  void aChildThatCannotBeRead() {
    machine.word(node(3), 2, 0xdead_0000_0000_0000L);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), keys());
    assertTrue(machine.logged.get(0).contains("can't read"), machine.logged.get(0));
  }

  @Test
  void coloursHeightsAndOrderAreChecked() {
    assertEquals("red-black tree at 0xffff888000010000: 7 entries, sound", check());
    put(2, 4, 1, 3, 0);
    assertTrue(check().contains("red like its parent") && check().contains("black nodes"), check());
    put(2, 4, 3, 1, BLACK);
    assertTrue(check().contains("against the order"), check());
    put(4, 0, 2, 6, 0);
    assertTrue(check().contains("the root is red"), check());
    machine.word(ROOT, 1, node(3));
    assertFalse(new RbTreeCheck(machine.open(), null).checkCached(ROOT).isSound());
  }
}
