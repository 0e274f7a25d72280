// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.enumeratorValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 22: enumeratorValue(name) or absent")
@Oracle("GDB")
class Row22EnumeratorsTest {
  private static final List<String> NAMES =
      List.of(
          "PIDTYPE_TGID", "ZONE_NORMAL", "TASKLET_SOFTIRQ", "HRTIMER_RESTART", "LRU_UNEVICTABLE");

  @Test
  void ofAnyEnumOfTheKernel() {
    Dump.kernel();
    for (String name : NAMES) {
      String said = Dump.crash("gdb printf \"%ld\", (long)" + name)[0].strip();
      assertEquals(OptionalLong.of(Long.parseLong(said)), enumeratorValue(name), name);
    }
  }

  @Test
  void absentWhereNoEnumHasIt() {
    Dump.kernel();
    assertEquals(OptionalLong.empty(), enumeratorValue("JKDUMP_NOWHERE"));
    assertEquals(OptionalLong.empty(), enumeratorValue("init_task"));
  }
}
