// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.target.Facts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 3: pointer/int/long size, PAGESIZE, page shift, HZ, CPUs, byte order")
@Oracle("crash: mach; GDB")
class Row03ArchTest {
  @Test
  void factsAreThoseOfMachAndGdb() {
    Facts facts = Dump.kernel().facts();
    String[] said =
        Dump.crash(
            "mach",
            "gdb printf \"%d %d %d\", sizeof(void*), sizeof(int), sizeof(long)",
            "gdb show endian");
    assertEquals(facts.get("machine"), mach(said[0], "MACHINE TYPE"));
    assertEquals(facts.pageSize(), Integer.parseInt(mach(said[0], "PAGE SIZE")));
    // Crash guesses the HZ of a kernel without ikconfig: 1000 for 6.12, which has 250.
    int ticks = (int) (1_000_000_000L / PyKdumpAPI.readU64(PyKdumpAPI.sym2addr("tick_nsec")));
    int guess = Integer.parseInt(mach(said[0], "HZ"));
    assertTrue(facts.hz() == ticks || facts.hz() == guess, facts.hz() + ", not " + ticks);
    assertEquals(facts.cpus(), Integer.parseInt(mach(said[0], "CPUS")));
    assertEquals(facts.pageSize(), 1 << facts.pageShift());
    String sizes = facts.pointerSize() + " " + facts.intSize() + " " + facts.longSize();
    assertEquals(said[1].strip(), sizes, "sizes of void*, int and long as GDB has them");
    boolean little = said[2].contains("little endian");
    assertEquals(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, facts.byteOrder());
    assertFalse(facts.live(), "a dump is not live");
  }

  private static String mach(String text, String key) {
    Matcher matcher = Pattern.compile("(?m)^ *" + key + ": (.*?)\\s*$").matcher(text);
    assertTrue(matcher.find(), "mach shows " + key + ":\n" + text);
    return matcher.group(1);
  }
}
