// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MapleTreeTest {
  private static final long TREE = BASE;
  private static final long TOP = BASE + 0x1000;
  private static final long LEAF = BASE + 0x2000;
  private static final long OTHER = BASE + 0x3000;
  private static final long ITEM = BASE + 0x9000;
  private static final int LEAF_64 = 1 << 3 | 4;
  private static final int ARANGE_64 = 3 << 3 | 4;
  private final FakeMachine machine = new FakeMachine();

  private String text() {
    return new MapleTree(machine.open())
        .entries(TREE)
        .map(s -> Long.toUnsignedString(s.index()) + "-" + Long.toUnsignedString(s.last()))
        .collect(Collectors.joining(" "));
  }

  private void root(long node, int type) {
    machine.word(TREE, 1, node | type | 2);
  }

  // The slots begin after the parent and 15 pivots; the last slot holds the metadata.
  private void leaf(long node, long... pivotsAndEntries) {
    for (int i = 0; i * 2 < pivotsAndEntries.length; i++) {
      machine.word(node, 1 + i, pivotsAndEntries[i * 2]);
      machine.word(node, 16 + i, pivotsAndEntries[i * 2 + 1]);
    }
    machine.octet(node, 31 * 8, pivotsAndEntries.length / 2 - 1);
  }

  // Indices 0 to 99 are in one leaf, all others in the other.
  private void twoLevels() {
    root(TOP, ARANGE_64);
    machine.word(TOP, 1, 99).word(TOP, 10, LEAF | LEAF_64).word(TOP, 11, OTHER | LEAF_64);
    machine.octet(TOP, 30 * 8, 1);
    leaf(LEAF, 9, ITEM, 49, 0, 99, ITEM);
    leaf(OTHER, 100, ITEM, 199, 0, 299, ITEM, 0, 0);
  }

  @Test
  void oneEntryInTheRoot() {
    machine.word(TREE, 1, ITEM);
    assertEquals("0-0", text());
    assertEquals(ITEM, new MapleTree(machine.open()).load(TREE, 0));
    assertEquals(0, new MapleTree(machine.open()).load(TREE, 1));
    machine.word(TREE, 1, 0);
    assertEquals("", text());
  }

  @Test
  void leavesUnderANodeWithGaps() {
    twoLevels();
    assertEquals("0-9 50-99 100-100 200-299", text());
    MapleTree trees = new MapleTree(machine.open());
    for (long index : new long[] {0, 9, 50, 99, 100, 200, 299}) {
      assertEquals(ITEM, trees.load(TREE, index), "index " + index);
    }
    for (long index : new long[] {10, 49, 101, 199, 300, -1}) {
      assertEquals(0, trees.load(TREE, index), "index " + index);
    }
    assertEquals("", String.join("\n", machine.logged));
  }

  @Test
  void aFullLeafHasNoMetadata() {
    root(LEAF, LEAF_64);
    for (int i = 0; i < 16; i++) {
      machine.word(LEAF, 16 + i, ITEM);
      if (i < 15) {
        machine.word(LEAF, 1 + i, i * 10 + 9);
      }
    }
    assertTrue(text().endsWith("140-149 150-18446744073709551615"), text());
    machine.word(LEAF, 15, -1);
    assertTrue(text().endsWith("130-139 140-18446744073709551615"), text());
  }

  @Test
  void reservedIndicesAreNotShown() {
    root(LEAF, LEAF_64);
    leaf(LEAF, 9, 257 << 2 | 2, 19, 42 << 1 | 1, 0, 0);
    assertEquals("10-19", text());
    assertEquals(0, new MapleTree(machine.open()).load(TREE, 5));
  }

  @Test
  void whatComesBeforeADamagedPivotIsKept() {
    twoLevels();
    leaf(LEAF, 9, ITEM, 5, ITEM, 99, ITEM);
    assertEquals("0-9 100-100 200-299", text());
    assertTrue(machine.logged.get(0).contains("pivot 1 of the node at 0x"), machine.logged.get(0));
  }

  @Test
  void loopsStrayPointersAndUnknownTypesEnd() {
    twoLevels();
    machine.word(TOP, 10, TOP | ARANGE_64);
    assertEquals("100-100 200-299", text());
    machine.word(TOP, 10, 0xdead_0000_0000_0000L | LEAF_64);
    assertEquals("100-100 200-299", text());
    machine.word(TOP, 10, LEAF | 9 << 3 | 4);
    assertEquals("100-100 200-299", text());
    assertEquals(3, machine.logged.size(), "errors: " + machine.logged);
  }
}
