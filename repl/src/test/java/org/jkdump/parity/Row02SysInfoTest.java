// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.sysInfo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.crash.KernelRev;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.Timekeeping;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 2: sysInfo(): multi-word keys, DUMPFILES list, CPUS as a number whatever suffix")
@Oracle("crash: sys; texts")
class Row02SysInfoTest {
  @Test
  void everyKeyOfSys() {
    Dump.kernel();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Dump.crash("sys")[0].lines().filter(l -> !l.isBlank()).toList()) {
      String[] parts = line.strip().split(": ", 2);
      expected.put(parts[0], parts[1]);
    }
    expectSame(expected, sysInfo().asMap(), Dump.kernel());
    assertTrue(expected.containsKey("LOAD AVERAGE"), "sys shows the load average");
  }

  /** Compares what crash says with the facts of a kernel. */
  static void expectSame(Map<String, String> crash, Map<String, String> facts, Kernel kernel) {
    if (kernel.target() instanceof DumpTarget) {
      assertEquals(withUptime(crash, facts.get("UPTIME"), kernel), facts);
    } else {
      assertEquals(withoutNotes(crash), withoutNotes(facts));
    }
  }

  // crash 9.0.2 takes the HZ of 6.12 for 100; then the kernel's own clock decides.
  private static Map<String, String> withUptime(
      Map<String, String> crash, String uptime, Kernel kernel) {
    Map<String, String> right = new LinkedHashMap<>(crash);
    if (!crash.get("UPTIME").equals(uptime)) {
      long seconds = LocalTime.parse(uptime).toSecondOfDay();
      assertEquals(Timekeeping.uptime(kernel).toSeconds(), seconds, 1.0, "UPTIME in seconds");
      right.put("UPTIME", uptime);
    }
    return right;
  }

  // Notes such as [PARTIAL DUMP] are only known to the engine that reads the file itself.
  private static Map<String, String> withoutNotes(Map<String, String> facts) {
    Map<String, String> plain = new LinkedHashMap<>(facts);
    plain.replace("DUMPFILE", facts.get("DUMPFILE").replaceFirst("  \\[.*", ""));
    return plain;
  }

  @Test
  void typedGetters() {
    Dump.kernel();
    assertEquals(2, sysInfo().cpus(), "the guest has 2 CPUs");
    assertEquals(new KernelRev(Dump.property("release")), sysInfo().release());
    assertEquals(List.of(Dump.vmcore()), sysInfo().dumpfiles());
    assertTrue(sysInfo().panic().startsWith("Kernel panic"), sysInfo().panic());
  }
}
