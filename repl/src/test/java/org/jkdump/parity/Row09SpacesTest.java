// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.pylog;
import static org.jkdump.api.PyKdumpAPI.readmem;
import static org.jkdump.api.PyKdumpAPI.readmemAvailable;
import static org.jkdump.api.PyKdumpAPI.setReadmemTask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.Struct;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 9: kernel-virtual, user-virtual of a task, physical; the task context resets after each run")
@Oracle("crash: rd, rd -u, rd -p")
class Row09SpacesTest {
  private static final long MAPPED = 0x1000_0000L;
  private static final int SIZE = 8 * 4096;

  @Test
  void userMemoryOfTheTaskThatWasNamed() {
    pylog.begin();
    Struct task = UserDump.task("jk_usermem");
    setReadmemTask(task);
    byte[] read = readmem(MAPPED, SIZE, Space.USER);
    for (int i = 0; i < SIZE; i++) {
      assertEquals((byte) (i * 5 + 1), read[i], "byte " + i + " that the guest wrote");
    }
    assertEquals(rd(task, MAPPED + 4090, 64), Hex.of(readmem(MAPPED + 4090, 64, Space.USER)));
    pylog.finish();
  }

  @Test
  void theTaskIsForgottenWhenTheRunIsOver() {
    setReadmemTask(UserDump.task("jk_usermem"));
    pylog.finish();
    TargetException e =
        assertThrows(TargetException.class, () -> readmem(MAPPED, 8, Space.USER), "no task now");
    assertTrue(e.getMessage().contains("setReadmemTask(task)"), e.getMessage());
  }

  @Test
  void eachTaskHasItsOwnMemory() {
    Struct other = UserDump.task("jk_filemap");
    setReadmemTask(other);
    byte[] text = readmem(0x2000_0000L, 18, Space.USER);
    assertEquals(
        "jkdump mapped file", new String(text, java.nio.charset.StandardCharsets.US_ASCII));
    MemoryException e =
        assertThrows(MemoryException.class, () -> readmem(MAPPED, 8, Space.USER), "not its own");
    assertEquals(Outcome.UNMAPPED, e.outcome());
    setReadmemTask(null);
    assertThrows(TargetException.class, () -> readmem(0x2000_0000L, 18, Space.USER));
  }

  @Test
  void physicalMemory() {
    Dump.kernel();
    for (long address : new long[] {0x100_0000L, 0x100_0ff8L, 0x123_4567L}) {
      String[] said = Dump.crash(String.format("rd -8 -p %x 200", address));
      assertEquals(Hex.ofRd(said[0]), Hex.of(readmem(address, 200, Space.PHYSICAL)));
    }
  }

  @Test
  void aReadThatFailsHalfWaySaysHowMuchThereIs() {
    Struct task = UserDump.task("jk_usermem");
    setReadmemTask(task);
    long near = MAPPED + SIZE - 100;
    MemoryException e = assertThrows(MemoryException.class, () -> readmem(near, 4096, Space.USER));
    assertEquals(100, e.readable());
    byte[] whole = readmem(near, 100, Space.USER);
    assertArrayEquals(whole, readmemAvailable(near, 4096, Space.USER));
    pylog.finish();
  }

  @Test
  void aTaskWithoutMemoryOfItsOwn() {
    Dump.kernel();
    setReadmemTask(pidToTask(2));
    TargetException e = assertThrows(TargetException.class, () -> readmem(MAPPED, 8, Space.USER));
    assertTrue(e.getMessage().startsWith("task 2 (kthreadd) has no user memory"), e.getMessage());
    pylog.finish();
  }

  private static String rd(Struct task, long address, int n) {
    String[] said =
        UserDump.crash(
            String.format("set %x", task.addr_()), String.format("rd -8 -u %x %d", address, n));
    return Hex.ofRd(said[1]);
  }
}
