// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class XArrayTest {
  private static final long ARRAY = BASE;
  private static final long TOP = BASE + 0x1000;
  private static final long LEAF = BASE + 0x2000;
  private static final long PAGE = BASE + 0x9000;

  private static String text(FakeMachine machine) {
    return new XArray(machine.open())
        .entries(ARRAY)
        .map(s -> s.index() + "-" + s.last() + "=" + (s.isValue() ? "v" + s.toValue() : "p"))
        .collect(Collectors.joining(" "));
  }

  private static FakeMachine twoLevels(FakeMachine machine, int tag) {
    return machine
        .word(ARRAY, 1, TOP | tag)
        .node(TOP, 6, 0, 0)
        .slot(TOP, 2, LEAF | tag)
        .node(LEAF, 0, 2, TOP)
        .slot(LEAF, 5, PAGE);
  }

  @Test
  void siblingsRetriesAndReservedEntries() {
    FakeMachine machine = twoLevels(new FakeMachine(), 2);
    machine.slot(LEAF, 8, PAGE).slot(LEAF, 9, 8 << 2 | 2).slot(LEAF, 10, 8 << 2 | 2);
    machine.slot(LEAF, 20, 256 << 2 | 2).slot(LEAF, 21, 257 << 2 | 2).slot(LEAF, 22, 77 << 1 | 1);
    machine.slot(TOP, 4, PAGE).slot(TOP, 5, 4 << 2 | 2);
    assertEquals("133-133=p 136-138=p 150-150=v77 256-383=p", text(machine));
    XArray arrays = new XArray(machine.open());
    assertEquals(PAGE, arrays.load(ARRAY, 138));
    assertEquals(PAGE, arrays.load(ARRAY, 383));
    assertEquals(77 << 1 | 1, arrays.load(ARRAY, 150));
    for (long absent : new long[] {0, 132, 139, 148, 149, 384, 4096, -1}) {
      assertEquals(0, arrays.load(ARRAY, absent), "index " + absent);
    }
    assertEquals(List.of(), machine.logged);
  }

  @Test
  void oneEntryInTheHead() {
    FakeMachine machine = new FakeMachine().word(ARRAY, 1, 9 << 1 | 1);
    assertEquals("0-0=v9", text(machine));
    assertEquals(0, new XArray(machine.open()).load(ARRAY, 1));
    assertEquals("", text(new FakeMachine().word(ARRAY, 1, 0)));
    assertEquals("", text(new FakeMachine().word(ARRAY, 1, 257 << 2 | 2)));
  }

  @Test
  void radixTreesBeforeXArrays() {
    FakeMachine machine = twoLevels(new FakeMachine(8, ByteOrder.LITTLE_ENDIAN, false), 1);
    machine.slot(LEAF, 6, (LEAF + 32 + 5 * 8) | 1).slot(LEAF, 7, 3 << 2 | 2).slot(LEAF, 8, 1);
    assertEquals("133-134=p 135-135=v3", text(machine));
    assertEquals(PAGE, new XArray(machine.open()).load(ARRAY, 134));
    assertEquals(List.of(), machine.logged);
  }

  @Test
  void fourByteBigEndianMachines() {
    FakeMachine machine = new FakeMachine(4, ByteOrder.BIG_ENDIAN, true);
    long base = 0xc000_0000L;
    machine.word(base, 1, base + 0x1002).node(base + 0x1000, 0, 0, 0);
    machine.slot(base + 0x1000, 63, base + 0x4000);
    XArray arrays = new XArray(machine.open());
    assertEquals(List.of(63L), arrays.entries(base).map(Slot::index).toList());
    assertEquals(base + 0x4000, arrays.load(base, 63));
  }

  @Test
  void idsBeginAtTheirBase() {
    FakeMachine machine = twoLevels(new FakeMachine(), 2);
    machine.target.putNumber(ARRAY + 16, 4, 1);
    XArray arrays = new XArray(machine.open());
    assertEquals(List.of(134L), arrays.idr(ARRAY).map(Slot::index).toList());
    assertEquals(PAGE, arrays.find(ARRAY, 134));
    assertEquals(0, arrays.find(ARRAY, 0));
  }

  @Test
  void nodesThatAreNotWhereTheySayAreLeftOut() {
    FakeMachine machine = twoLevels(new FakeMachine(), 2);
    machine.slot(TOP, 3, LEAF | 2).slot(TOP, 7, TOP | 2).slot(TOP, 9, 0xdead_0000_0000_0002L);
    assertEquals("133-133=p", text(machine));
    assertEquals(3, machine.logged.size(), "errors: " + machine.logged);
    assertTrue(machine.logged.get(0).contains("is no node of slot 3"), machine.logged.get(0));
    XArray arrays = new XArray(machine.open());
    assertThrows(CorruptionException.class, () -> arrays.load(ARRAY, 3 * 64));
  }
}
