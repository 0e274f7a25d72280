// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@Tag("slow")
@DisplayName("row 15: the types that GDB describes are those of BTF (every struct and union)")
@Oracle("GDB: ptype /o of each")
class Row15EveryGdbTest {
  @Test
  void everyOneIsAlike() {
    long begin = System.nanoTime();
    GdbComparison comparison = new GdbComparison(GdbComparison.vmlinux());
    long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
    System.out.println("row 15: " + comparison + ", in " + seconds + " s");
    assertEquals("", comparison.unexplained());
    assertTrue(comparison.compared() > 5000, comparison::toString);
  }
}
