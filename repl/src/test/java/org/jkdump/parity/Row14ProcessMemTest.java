// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.readProcessMem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 14: readProcessMem across pages equals rd -u")
@Oracle("crash: rd -u")
class Row14ProcessMemTest {
  private static final long MAPPED = 0x1000_0000L;

  @Test
  void acrossPages() {
    Struct task = UserDump.task("jk_usermem");
    UserDump.crash(String.format("set %x", task.addr_()));
    for (long offset : new long[] {0, 1, 4095, 4096 - 100, 3 * 4096 - 7}) {
      int n = 9000;
      String said = UserDump.crash(String.format("rd -8 -u %x %d", MAPPED + offset, n))[0];
      assertEquals(Hex.ofRd(said), Hex.of(readProcessMem(task, MAPPED + offset, n)));
    }
  }

  @Test
  void programTextAndStackOfManyTasks() {
    for (String comm : List.of("jk_usermem", "jk_busy", "jk_threads")) {
      Struct task = UserDump.task(comm);
      UserDump.crash(String.format("set %x", task.addr_()));
      for (String place : List.of("mm->start_code", "mm->start_stack", "mm->arg_start")) {
        long address = task.num_(place);
        String said = UserDump.crash(String.format("rd -8 -u %x 32", address))[0];
        assertEquals(Hex.ofRd(said), Hex.of(readProcessMem(task, address, 32)), comm + place);
      }
    }
  }

  @Test
  void errorsSayWhichMemoryIsMissingAndWhatToDo() {
    Struct task = UserDump.task("jk_usermem");
    MemoryException e =
        assertThrows(MemoryException.class, () -> readProcessMem(task, MAPPED + 32760, 16));
    assertEquals(Outcome.UNMAPPED, e.outcome());
    assertEquals(8, e.readable());
    assertEquals(
        "can't read 16 bytes at user virtual address 0x10007ff8: not mapped (from 0x10008000 on);"
            + " never touched, swapped out, or outside of the task's vm areas",
        e.getMessage());
    assertThrows(NullPointerRead.class, () -> readProcessMem(task, 0x10, 8));
    MemoryException kernel =
        assertThrows(MemoryException.class, () -> readProcessMem(task, task.addr_(), 8));
    assertTrue(kernel.getMessage().endsWith("it looks like a kernel address"));
  }

  @Test
  void aFilteredDumpLacksUserPages() {
    Struct init = Tasks.of(Dump.kernel()).find(1).orElseThrow();
    long stack = init.num_("mm->start_stack");
    MemoryException e = assertThrows(MemoryException.class, () -> readProcessMem(init, stack, 8));
    assertEquals(Outcome.EXCLUDED, e.outcome());
    assertTrue(e.getMessage().endsWith("makedumpfile -d 23 keeps user pages"), e.getMessage());
    String[] said = Dump.crash("set 1", String.format("rd -u %x", stack));
    // crash 9.0.2 prints nothing.
    assertTrue(said[1].isBlank() || said[1].contains("page excluded"), said[1]);
  }
}
