// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("row 2: sysInfo(): multi-word keys, DUMPFILES list, CPUS whatever suffix")
class SysInfoTest {
  private static final String SYS =
      """
            KERNEL: /usr/lib/debug/vmlinux  [TAINTED]
         DUMPFILES: a.1 [SPLIT]
                    a.2 [SPLIT]
                    a.3 [SPLIT]
              CPUS: 8 [OFFLINE: 2]
              DATE: Sat Nov 21 22:15:38 UTC 2026
            UPTIME: 3 days, 00:00:10
      LOAD AVERAGE: 1.79, 0.39, 0.13
             TASKS: 156
          NODENAME: host
           RELEASE: 5.10.0-32-cloud-amd64
           VERSION: #1 SMP Debian 5.10.223-1 (2024-08-10)
           MACHINE: x86_64  (2596 Mhz)
            MEMORY: 511.5 MB
             PANIC: "Kernel panic - not syncing: KEY: x"
      """;

  private final SysInfo sys = SysInfo.parse(SYS);

  @Test
  void keysOfSeveralWords() {
    assertEquals("1.79, 0.39, 0.13", sys.get("LOAD AVERAGE"));
    assertNull(sys.get("NOWHERE"));
  }

  @Test
  void linesThatGoOnAreJoined() {
    assertEquals("a.1 [SPLIT]|a.2 [SPLIT]|a.3 [SPLIT]", sys.get("DUMPFILES"));
    assertEquals(List.of("a.1", "a.2", "a.3"), sys.dumpfiles());
  }

  @Test
  void oneDumpfileIsAListToo() {
    assertEquals(
        List.of("vmcore"), SysInfo.parse("DUMPFILE: vmcore  [PARTIAL DUMP]\n").dumpfiles());
    assertEquals(List.of("/dev/mem"), SysInfo.parse("    DUMPFILE: /dev/mem\n").dumpfiles());
    assertEquals(List.of(), SysInfo.parse("").dumpfiles());
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "8 [OFFLINE: 2], 8", "128  [X], 128", "?, 0"})
  void cpus(String text, int number) {
    assertEquals(number, SysInfo.parse("        CPUS: " + text + "\n").cpus());
  }

  @Test
  void theOtherGetters() {
    assertEquals(new KernelRev("5.10"), sys.release());
    assertEquals("host", sys.nodename());
    assertEquals("x86_64  (2596 Mhz)", sys.machine());
    assertEquals("3 days, 00:00:10", sys.uptime());
    assertEquals(156, sys.tasks());
    assertEquals("Kernel panic - not syncing: KEY: x", sys.panic());
  }

  @Test
  void theOrderIsKept() {
    assertEquals("KERNEL", sys.asMap().keySet().iterator().next());
    assertEquals(13, sys.asMap().size());
  }
}
