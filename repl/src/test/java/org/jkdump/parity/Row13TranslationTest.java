// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.kvtop;
import static org.jkdump.api.PyKdumpAPI.physToPage;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.uvtop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Struct;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 13: uvtop, physToPage equal vtop -u, kmem -p")
@Oracle("crash: vtop -u, vtop -k, kmem -p")
class Row13TranslationTest {
  private static final Pattern PAIR = Pattern.compile("(?m)^([0-9a-f]+) +([0-9a-f]+)\\b");

  @Test
  void userAddresses() {
    Struct task = UserDump.task("jk_usermem");
    UserDump.crash(String.format("set %x", task.addr_()));
    for (long page = 0; page < 8; page++) {
      long address = 0x1000_0000L + page * 4096 + page * 77;
      String said = UserDump.crash(String.format("vtop -u %x", address))[0];
      long physical = second(said);
      assertEquals(physical, uvtop(task, address), said);
      byte[] there = UserDump.kernel().memory(Space.PHYSICAL, 0).read(physical, 4);
      assertEquals((byte) ((address & 0xffff) * 5 + 1), there[0], "the byte that the guest wrote");
    }
  }

  @Test
  void userAddressesOfAFilteredDump() {
    Struct init = pidToTaskOf(1);
    long text = init.num_("mm->start_code");
    String[] said = Dump.crash("set 1", String.format("vtop -u %x", text));
    assertEquals(second(said[1]), uvtop(init, text), "page tables are in the dump, pages are not");
  }

  @Test
  void whatCrashCannotTranslate() {
    Struct task = UserDump.task("jk_usermem");
    UserDump.crash(String.format("set %x", task.addr_()));
    for (long address : new long[] {0x123L, 0x1000_8000L, 0x7fff_0000_0000L, task.addr_()}) {
      String said = UserDump.crash(String.format("vtop -u %x", address))[0];
      assertTrue(said.contains("not accessible") || said.contains("invalid user"), said);
      MemoryException e = assertThrows(MemoryException.class, () -> uvtop(task, address));
      assertEquals(Outcome.UNMAPPED, e.outcome());
      assertEquals(address, e.address());
    }
    TargetException none =
        assertThrows(TargetException.class, () -> uvtop(pidToTaskOf(2), 0x1000_0000L));
    assertTrue(none.getMessage().contains("no user memory"), none.getMessage());
  }

  @Test
  void kernelAddresses() {
    for (long address : Row08ReadmemTest.places().values()) {
      String said = Dump.crash(String.format("vtop %x", address))[0];
      assertEquals(second(said), kvtop(address), said);
    }
    MemoryException e = assertThrows(MemoryException.class, () -> kvtop(0x1000L));
    assertEquals(
        "can't translate kernel virtual address 0x1000: not mapped; if it is a user address:"
            + " readProcessMem(task, addr, n)",
        e.getMessage());
  }

  @Test
  void structPages() {
    Dump.kernel();
    for (long physical : new long[] {0, 0x100_0000L, 0x100_1234L, 0x1dff_0000L}) {
      String said = Dump.crash(String.format("kmem -p %x", physical))[0];
      Matcher matcher = PAIR.matcher(said);
      assertTrue(matcher.find(), said);
      assertEquals(Long.parseUnsignedLong(matcher.group(1), 16), physToPage(physical), said);
      assertEquals(physical & -4096L, Long.parseUnsignedLong(matcher.group(2), 16), said);
    }
    MemoryException e = assertThrows(MemoryException.class, () -> physToPage(1L << 45));
    assertTrue(e.getMessage().contains("no struct page"), e.getMessage());
  }

  private static Struct pidToTaskOf(int pid) {
    Dump.kernel();
    return pidToTask(pid);
  }

  private static long second(String said) {
    Matcher matcher = PAIR.matcher(said);
    assertTrue(matcher.find(), said);
    return Long.parseUnsignedLong(matcher.group(2), 16);
  }
}
