// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private final NameTable names = NameTable.of("run", "runner", "", "run", "größe");

  private static List<String> all(NameTable table) {
    return IntStream.range(0, table.size()).mapToObj(table::get).toList();
  }

  @Test
  void namesAreComparedAsTexts() {
    assertEquals(List.of("run", "runner", "", "run", "größe"), all(names));
    assertTrue(names.is(0, "run"));
    assertFalse(names.is(1, "run"));
    assertFalse(names.is(0, "runn"));
    assertFalse(names.is(0, "run\0"));
    assertTrue(names.startsWith(1, "run"));
    assertTrue(names.startsWith(2, ""));
    assertTrue(names.same(0, 3));
    assertFalse(names.same(0, 1));
  }

  @Test
  void aHashIsThatOfTheString() {
    for (int i = 0; i < names.size(); i++) {
      assertEquals(names.get(i).hashCode(), names.hash(i), names.get(i));
    }
  }

  @Test
  void endingsOfClonesAreCutAsCrashCutsThem() {
    NameTable clones =
        NameTable.of("a.isra.0", "b.part.1.cold", "c.part.0.isra.2", "d.constprop.0", "e.0", "f");
    assertEquals(
        List.of("a", "b", "c.part.0", "d.constprop.0", "e.0", "f"),
        all(clones.withoutCloneEndings()));
    assertEquals("a.isra.0", clones.get(0));
  }

  @Test
  void tablesCanBeJoinedAndPutInOrder() {
    NameTable joined = NameTable.joined(List.of(names, NameTable.of(), NameTable.of("last")));
    assertEquals("last", joined.get(5));
    assertEquals(List.of("last", "run"), all(joined.ordered(new int[] {5, 3})));
  }

  @Test
  void aCutTextIsRefused() {
    byte[] cut = {'a', 0, 'b'};
    assertThrows(IndexOutOfBoundsException.class, () -> NameTable.split(cut, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new NameTable(cut, new int[] {0, 2}));
  }
}
