// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.kernel.BoolValue;
import org.jkdump.kernel.EnumValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 33: bool, bool arrays, enums with their names")
@Oracle("GDB; the test module")
class Row33EnumsTest {
  @Test
  void bools() {
    BoolValue yes = (BoolValue) TestModule.value("_Bool", "jkdump_bool");
    assertTrue(yes.bool_());
    assertEquals(1, yes.num_());
    assertEquals("true", yes.toString());
    assertEquals("true", TestModule.value("bool", "jkdump_bools", "yes").toString());
    assertEquals("false", TestModule.value("bool", "jkdump_bools", "no").toString());
    Value array = TestModule.value("bool [5]", "jkdump_bools", "array");
    assertEquals("{true, false, false, true, true}", array.toString());
  }

  @Test
  void boolsOfTheKernel() {
    Dump.kernel();
    for (String name : List.of("crash_kexec_post_notifiers", "rodata_enabled")) {
      if (symbolExists(name)) {
        BoolValue value = assertInstanceOf(BoolValue.class, readSymbol(name));
        assertEquals(Dump.crash("gdb printf \"%d\", " + name)[0].strip(), "" + value.num_(), name);
      }
    }
  }

  @Test
  void enumsOfTheKernel() {
    Dump.kernel();
    EnumValue state = assertInstanceOf(EnumValue.class, readSymbol("system_state"));
    assertEquals("SYSTEM_RUNNING", state.toString());
    assertEquals(Dump.crash("gdb printf \"%d\", system_state")[0].strip(), "" + state.num_());
  }

  @Test
  void enumMembers() {
    Dump.kernel();
    int compared = 0;
    List<Struct> structs = new ArrayList<>(readSUListFromHead("modules", "list", "module"));
    structs.addAll(readSUListFromHead("clocksource_list", "list", "clocksource"));
    for (Struct struct : structs) {
      for (String field : enums(struct.type_())) {
        String place =
            String.format("((%s *)0x%x)->%s", struct.type_().text(), struct.addr_(), field);
        String said = Dump.crash("gdb print " + place)[0].replaceAll(".* = |\n", "");
        if (!said.startsWith("(")) {
          assertEquals(said, struct.str_(field), struct + " " + field);
          compared++;
        }
      }
    }
    assertTrue(compared > 5, compared + " enums");
  }

  private static List<String> enums(StructType type) {
    return type.fields().values().stream()
        .filter(m -> m.type().bare() instanceof EnumType)
        .map(m -> m.name())
        .toList();
  }

  // A value without an enumerator stays a number.
  @Test
  void unknownValues() {
    Value unknown = TestModule.value("enum system_states", "jkdump_enums", "unknown");
    assertEquals("99", unknown.toString());
    assertEquals(99, unknown.num_());
  }

  @Test
  void theTestModules() {
    TestModule.load();
    Struct enums = (Struct) eval("jkdump_enums");
    assertEquals("JKDUMP_STATE_BROKEN", enums.str_("negative"));
    assertEquals(-2, enums.num_("negative"));
    assertEquals("JKDUMP_STATE_NONE", enums.str_("none"));
    assertEquals("JKDUMP_STATE_BUSY", enums.str_("busy"), "the first of two names");
    assertEquals("JKDUMP_STATE_LAST", enums.str_("last"));
    assertEquals("99", enums.str_("unknown"));
    assertEquals("JKDUMP_IN_STRUCT_Y", enums.str_("untagged"));
    assertEquals("JKDUMP_BIT_HIGH", enums.str_("high"));
    assertEquals(2147483648L, enums.num_("high") & 0xffff_ffffL);
    assertEquals(1250999896491L, enums.num_("wide"));
    assertEquals(
        "{JKDUMP_STATE_IDLE, JKDUMP_STATE_BUSY, JKDUMP_STATE_BROKEN}",
        enums.get_("array").toString());
    assertEquals(-3, enums.num_("narrow"));
    assertEquals("JKDUMP_SMALL_LEFT", enums.str_("narrow"));
    assertEquals("JKDUMP_STATE_BUSY", eval("jkdump_state").toString());
    Struct bools = (Struct) eval("jkdump_bools");
    assertEquals("{true, false, false, true, true}", bools.str_("array"));
  }
}
