// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.enumInfo;
import static org.jkdump.api.PyKdumpAPI.enumeratorValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jkdump.target.TargetException;
import org.jkdump.type.EnumInfo;
import org.jkdump.type.NoSuchTypeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 21: enums in both directions, untagged, negative, unknown, 64 bits")
@Oracle("GDB; the test module")
class Row21EnumsTest {
  @BeforeAll
  static void debuginfo() {
    TestModule.load();
  }

  @Test
  void everyEnumeratorHasTheValueThatGdbSays() {
    List<String> names = new ArrayList<>();
    for (String name :
        "pid_type zone_type hrtimer_restart migratetype node_states lru_list memblock_flags"
            .split(" ")) {
      names.addAll(enumInfo("enum " + name).values().keySet());
    }
    names.add("TASKLET_SOFTIRQ");
    names.add("PG_locked");
    names.add("BTF_KIND_INT");
    names.removeIf(name -> enumeratorValue(name).isEmpty());
    String[] said =
        Dump.crash(
            names.stream().map(n -> "gdb printf \"%ld\", (long)" + n).toArray(String[]::new));
    for (int i = 0; i < said.length; i++) {
      long expected = Long.parseLong(said[i].strip());
      assertEquals(OptionalLong.of(expected), enumeratorValue(names.get(i)), names.get(i));
      assertEquals(expected, enumInfo(names.get(i)).value(names.get(i)).orElseThrow());
    }
    assertTrue(names.size() > 30, names.size() + " enumerators");
  }

  @Test
  void bothDirections() {
    EnumInfo state = enumInfo("enum jkdump_state");
    assertEquals("JKDUMP_STATE_BROKEN", state.getnam(-2));
    assertEquals("JKDUMP_STATE_BUSY", state.getnam(10), "the first of two names");
    assertEquals(OptionalLong.of(10), state.value("JKDUMP_STATE_BUSY_ALIAS"));
    assertEquals(OptionalLong.of(-1), state.value("JKDUMP_STATE_NONE"));
    assertEquals("<enum jkdump_state, bad value 99>", state.getnam(99));
    assertEquals(OptionalLong.empty(), state.value("NOWHERE"));
    assertEquals(
        "enum jkdump_state {JKDUMP_STATE_BROKEN = -2, JKDUMP_STATE_NONE = -1, JKDUMP_STATE_IDLE = 0,"
            + " JKDUMP_STATE_BUSY = 10, JKDUMP_STATE_BUSY_ALIAS = 10, JKDUMP_STATE_LAST ="
            + " 2147483647}",
        state.toString());
  }

  @Test
  void withoutATagByAMember() {
    assertEquals(OptionalLong.of(5), enumInfo("JKDUMP_ANON_A").value("JKDUMP_ANON_A"));
    assertEquals("JKDUMP_ANON_B", enumInfo("JKDUMP_ANON_A").getnam(6));
    assertEquals("JKDUMP_IN_STRUCT_Y", enumInfo("JKDUMP_IN_STRUCT_X").getnam(8));
    assertEquals(OptionalLong.of(1), enumInfo("jkdump_switch_t").value("JKDUMP_TD_ON"));
  }

  @Test
  void unsignedAndWideOnes() {
    assertEquals(
        OptionalLong.of(2147483648L), enumInfo("jkdump_unsigned_enum").value("JKDUMP_BIT_HIGH"));
    EnumInfo wide = enumInfo("enum jkdump_wide_enum");
    assertEquals(8, wide.size());
    assertEquals(OptionalLong.of(3), wide.value("JKDUMP_WIDE_SMALL"));
    assertEquals(OptionalLong.of(1250999896491L), wide.value("JKDUMP_WIDE_BIG"));
    assertEquals("JKDUMP_WIDE_BIG", wide.getnam(1250999896491L));
  }

  @Test
  void absentOnes() {
    assertEquals(OptionalLong.empty(), enumeratorValue("JKDUMP_NOWHERE"));
    assertEquals(OptionalLong.empty(), enumeratorValue("init_task"));
    TargetException e = assertThrows(NoSuchTypeException.class, () -> enumInfo("enum jkdump_sate"));
    assertTrue(e.getMessage().contains("jkdump_state") || e.getMessage().contains("no type"));
    assertThrows(NoSuchTypeException.class, () -> enumInfo("struct task_struct"));
  }
}
