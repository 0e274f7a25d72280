// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.jkdump.api.PyKdumpAPI.readCString;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.readU64;
import static org.jkdump.api.PyKdumpAPI.readmem;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 12: NULL, unmapped, and excluded-page errors are distinct, carry address and size; the session goes on")
@Oracle("crash: rd")
class Row12FaultsTest {
  private static final long UNMAPPED = 0xffff_8000_dead_0000L;

  @Test
  void nullPointers() {
    Dump.kernel();
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> readU64(0));
    assertEquals("can't read 8 bytes at NULL", e.getMessage());
    NullPointerRead near = assertThrows(NullPointerRead.class, () -> readmem(0x30, 100));
    assertEquals(0x30, near.address());
    assertEquals(100, near.size());
    goesOn();
  }

  @Test
  void unmappedMemory() {
    Dump.kernel();
    MemoryException e = assertThrows(MemoryException.class, () -> readmem(UNMAPPED, 16));
    assertFalse(e instanceof NullPointerRead, "unmapped memory is no NULL pointer");
    assertFault(e, UNMAPPED, 16, Outcome.UNMAPPED);
    goesOn();
  }

  @Test
  void theGuardPageBehindAVmallocArea() {
    Dump.kernel();
    long text = readPtr(sym2addr("jkdump_page_end"));
    assertEquals("at the page end", readCString(text));
    MemoryException e = assertThrows(MemoryException.class, () -> readmem(text, 100));
    assertFault(e, text, 100, Outcome.UNMAPPED);
    assertEquals(text + 16, e.fault(), "the area ends 16 bytes behind the string's begin");
    goesOn();
  }

  @Test
  void excludedPagesAreThoseThatCrashCallsExcluded() {
    Kernel kernel = Dump.kernel();
    long page = first(kernel, Outcome.EXCLUDED, 0x10_0000);
    MemoryException e =
        assertThrows(MemoryException.class, () -> readmem(page + 8, 8, Space.PHYSICAL));
    assertFault(e, page + 8, 8, Outcome.EXCLUDED);
    long beyond = 1L << 40;
    MemoryException far =
        assertThrows(MemoryException.class, () -> readmem(beyond, 8, Space.PHYSICAL));
    assertFault(far, beyond, 8, Outcome.BEYOND);
    String[] said =
        Dump.crash(String.format("rd -p %x", page + 8), String.format("rd -p %x", beyond));
    // crash 9.0.2 prints nothing in places where 8.0 prints the reason.
    assertTrue(said[0].isBlank() || said[0].contains("page excluded"), said[0]);
    assertTrue(said[1].contains("seek error"), said[1]);
    goesOn();
  }

  @Test
  void oddAddresses() {
    Dump.kernel();
    MemoryException top = assertThrows(MemoryException.class, () -> readmem(-16, 32));
    assertFault(top, -16, 32, top.outcome());
    MemoryException end =
        assertThrows(MemoryException.class, () -> readmem(-16, 32, Space.PHYSICAL));
    assertFault(end, -16, 32, Outcome.BEYOND);
    byte[] whole = readmem(sym2addr("linux_banner"), 24);
    for (int i = 0; i < 16; i++) {
      byte[] part = readmem(sym2addr("linux_banner") + i, 8);
      assertArrayEquals(Arrays.copyOfRange(whole, i, i + 8), part, "misaligned by " + i);
    }
    MemoryException user = assertThrows(MemoryException.class, () -> readmem(0x40_0000, 8));
    assertTrue(user.getMessage().contains("readProcessMem"), user.getMessage());
    goesOn();
  }

  private static long first(Kernel kernel, Outcome wanted, long from) {
    Pages pages = kernel.target().readPages(Space.PHYSICAL, 0, from, 65536);
    int i = Arrays.asList(pages.outcomes()).indexOf(wanted);
    assertTrue(i >= 0, "a filtered dump has excluded pages");
    return from + 4096L * i;
  }

  private static void assertFault(MemoryException e, long address, long size, Outcome outcome) {
    assertEquals(outcome, e.outcome(), e.getMessage());
    assertEquals(address, e.address());
    assertEquals(size, e.size());
    String place = Long.toHexString(address);
    assertTrue(e.getMessage().contains("read " + size + " bytes"), e.getMessage());
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  private static void goesOn() {
    assertEquals("swapper/0", readSymbol("init_task").get_("comm").str_());
    assertTrue(execCrashCommand("sys").contains("RELEASE"), "crash goes on");
  }
}
