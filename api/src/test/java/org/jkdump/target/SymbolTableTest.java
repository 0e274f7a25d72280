// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
  private final SymbolTable table =
      new SymbolTable(
          List.of(),
          new long[] {16, 16, 16, 32, 48, 48},
          new short[6],
          "TtdABb".getBytes(),
          NameTable.of("run", "alias.part.0", "_run", "only", "b", "a"));

  @Test
  void symbolsAtOneAddressComeInTheOrderOfTheirNames() {
    SymbolTable ordered = table.asCrashHasThem();
    assertEquals(
        List.of("_run", "alias", "run", "only", "a", "b"),
        IntStream.range(0, 6).mapToObj(ordered.names()::get).toList());
    assertEquals("dtTAbB", new String(ordered.types()));
    assertArrayEquals(table.addresses(), ordered.addresses());
  }

  @Test
  void aSymbolIsFoundWithoutAnIndex() {
    assertEquals(Optional.of(32L), table.address("only"));
    assertEquals(Optional.empty(), table.address("onl"));
  }
}
