// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jkdump.bridge.paging.TableBuilder;
import org.jkdump.bridge.paging.X86PageTables;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;
import org.junit.jupiter.api.Test;

class UserSpacesTest {
  private static final long TEXT = 0xffffffff81000000L;
  private static final long DIRECT = 0xffff888000000000L;
  private static final long STRUCTS = 0x2000;
  private static final long TASK = DIRECT + STRUCTS;
  private static final long MM = TASK + 0x100;
  private static final long USER = 0x7f0012345000L;

  private final TableBuilder memory =
      new TableBuilder(4, 0x100000).map(TEXT, 0x1000).map(TASK, STRUCTS);
  private final ByteBuffer structs = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  UserSpacesTest() {
    memory.pages().put(STRUCTS / 4096, structs.array());
  }

  private AddressSpace space(long task) {
    MemoryDump dump = new MemoryDump(memory, 0x10000);
    KernelRoot root = new KernelRoot(new X86PageTables(memory, 4, 0), memory.root(), TEXT);
    RecentPages recent =
        new RecentPages(new AddressSpace(dump, Space.KERNEL, root::pages), dump.pageSize());
    return new UserSpaces(dump, root, recent, (struct, member) -> 8).of(task);
  }

  private void task(long mm, long pgd) {
    structs.putLong(8, mm).putLong((int) (MM - TASK) + 8, pgd);
  }

  @Test
  void readsThePageTablesOfTheTask() {
    memory.map(DIRECT + memory.root(), memory.root()).map(USER, 0x5000);
    task(MM, DIRECT + memory.root());
    Translations found = space(TASK).translate(new long[] {USER + 7, USER + 4096, TEXT});
    assertArrayEquals(
        new Outcome[] {Outcome.OK, Outcome.UNMAPPED, Outcome.UNMAPPED}, found.outcomes());
    assertEquals(0x5007, found.results()[0]);
  }

  @Test
  void aKernelThreadHasNone() {
    task(0, 0);
    assertEquals(Outcome.UNMAPPED, space(TASK).pages(USER, 1).outcomes()[0]);
  }

  @Test
  void whatHasNoPageTablesIsNoTask() {
    memory.pages().put(0x3L, new byte[4096]);
    memory.map(DIRECT + 0x3000, 0x3000);
    for (long pgd : new long[] {0, 0x1234, DIRECT + 0x3000}) {
      task(MM, pgd);
      TargetException e = assertThrows(TargetException.class, () -> space(TASK));
      assertEquals(
          String.format("no task at 0x%x: its mm.pgd 0x%x is no page table", TASK, pgd),
          e.getMessage());
    }
  }

  @Test
  void aLostTopTableIsNoHole() {
    memory.map(DIRECT + 0x3000, 0x3000).damage(0x3000, Outcome.LOST);
    task(MM, DIRECT + 0x3000);
    assertEquals(Outcome.LOST, space(TASK).pages(USER, 1).outcomes()[0]);
  }
}
