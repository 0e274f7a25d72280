// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jkdump.bridge.paging.TableBuilder;
import org.jkdump.bridge.paging.X86PageTables;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
  private static final long AT = 0xffffc90000000000L;

  private final TableBuilder memory = new TableBuilder(4, 0x1000000);
  private final List<long[]> reads = new ArrayList<>();
  private final AddressSpace space;

  AddressSpaceTest() {
    long[] frames = {7, 5, 6, 5, 9};
    for (int i = 0; i < frames.length; i++) {
      memory.map(AT + i * 4096L, frames[i] * 4096);
      byte[] page = new byte[4096];
      Arrays.fill(page, (byte) frames[i]);
      memory.pages().put(frames[i], page);
    }
    X86PageTables tables = new X86PageTables(memory, 4, 0);
    MemoryDump dump = new MemoryDump(this::read, 0x10000);
    this.space =
        new AddressSpace(
            dump, Space.KERNEL, (at, count) -> tables.translate(memory.root(), at, count));
  }

  private Pages read(long[] frames) {
    reads.add(frames);
    return memory.read(frames);
  }

  @Test
  void readsTheFramesOfARunInTheirOrderAndEachOnce() {
    Pages pages = space.pages(AT, 6);
    assertArrayEquals(new long[] {5, 6, 7, 9}, reads.get(0));
    assertEquals(1, reads.size());
    assertSame(pages.data()[1], pages.data()[3]);
    assertEquals(7, pages.data()[0][0]);
    assertEquals(9, pages.data()[4][0]);
    assertEquals(Outcome.UNMAPPED, pages.outcomes()[5]);
  }

  @Test
  void eachPageHasItsOwnOutcome() {
    memory.damage(6 * 4096, Outcome.EXCLUDED);
    Pages pages = space.pages(AT, 4);
    assertArrayEquals(
        new Outcome[] {Outcome.OK, Outcome.OK, Outcome.EXCLUDED, Outcome.OK}, pages.outcomes());
  }

  @Test
  void readsBytesAcrossPages() {
    byte[] read = space.read(AT + 4095, 4098);
    assertEquals(7, read[0]);
    assertEquals(5, read[1]);
    assertEquals(5, read[4096]);
    assertEquals(6, read[4097]);
    assertEquals(0, space.read(AT, 0).length);
  }

  @Test
  void aFailedReadSaysWhereItEnds() {
    MemoryException e = assertThrows(MemoryException.class, () -> space.read(AT + 4096, 0x8000));
    assertEquals(AT + 5 * 4096, e.fault());
    assertEquals(Outcome.UNMAPPED, e.outcome());
    MemoryException within = assertThrows(MemoryException.class, () -> space.read(AT - 8, 4));
    assertEquals(AT - 8, within.fault());
  }

  @Test
  void aReadHasALimit() {
    assertThrows(TargetException.class, () -> space.read(AT, -1));
    assertThrows(TargetException.class, () -> space.read(AT, Integer.MAX_VALUE));
  }
}
