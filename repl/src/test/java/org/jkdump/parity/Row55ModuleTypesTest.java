// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.delModule;
import static org.jkdump.api.PyKdumpAPI.loadModule;
import static org.jkdump.api.PyKdumpAPI.memberOffset;
import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.structSize;
import static org.jkdump.api.PyKdumpAPI.whatis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 55: types of modules, from BTF in the dump and from debuginfo that is loaded")
@Oracle("the test module; GDB")
class Row55ModuleTypesTest {
  @Test
  void absentBeforeAndPresentAfter() {
    Kernel kernel = Dump.kernel();
    if (kernel.modules().withDebuginfo().contains(TestModule.NAME)) {
      delModule(TestModule.NAME);
    }
    boolean btf = kernel.symbols().address("btf_modules").isPresent();
    assertEquals(btf, structExists("struct jkdump_ints"), "only BTF knows it before");
    assertEquals(btf ? 144 : -1, structSize("jkdump_ints"));
    assertThrows(TargetException.class, () -> whatis("jkdump_negative"));
    assertTrue(loadModule(TestModule.NAME, Dump.property("module")));
    assertEquals(144, structSize("struct jkdump_ints"));
    assertEquals("int jkdump_negative;", whatis("jkdump_negative").toString());
    delModule(TestModule.NAME);
    assertEquals(btf, structExists("struct jkdump_ints"));
    assertThrows(TargetException.class, () -> whatis("jkdump_negative"));
    assertTrue(loadModule("jkdump-test", Dump.property("module")), "a - for the _");
    assertTrue(structExists("struct jkdump_ints"));
  }

  @Test
  void crashesOwnCommandCounts() {
    Kernel kernel = TestModule.load();
    kernel.command("mod -d " + TestModule.NAME);
    assertThrows(TargetException.class, () -> whatis("jkdump_negative"));
    kernel.command("mod -s " + TestModule.NAME + " " + Dump.property("module"));
    assertEquals("int jkdump_negative;", whatis("jkdump_negative").toString());
  }

  @Test
  void twinsAreToldApart() {
    Kernel kernel = TestModule.load();
    StructType nested = target("jkdump_twin_nested");
    StructType twins = target("jkdump_twin_twins");
    assertEquals(16, nested.size());
    assertEquals(24, twins.size());
    assertEquals(8, nested.path("value").offset());
    assertEquals(8, twins.path("value").offset());
    assertTrue(nested.field("in_nested").isPresent() && twins.field("in_twins").isPresent());
    assertEquals(twins, ((PointerType) twins.field("other").orElseThrow().type()).target());
    List<CType> both = kernel.types().all(TypeKind.STRUCT, "jkdump_twin");
    assertEquals(2, both.size());
    assertTrue(both.contains(nested) && both.contains(twins));
    assertEquals(both.get(1), kernel.types().get("struct jkdump_twin#2"));
  }

  private static StructType target(String variable) {
    return (StructType) ((PointerType) whatis(variable).type()).target();
  }

  @Test
  void dimensionsThatBtfHasLost() {
    TestModule.load();
    StructType arrays = Dump.kernel().types().getStruct("jkdump_arrays");
    assertEquals("int three[2][3][4]", arrays.field("three").orElseThrow().text());
    assertEquals(32 + 4 * (1 * 12 + 2 * 4 + 3), memberOffset("jkdump_arrays", "three[1][2][3]"));
    assertEquals("char names[3][8]", arrays.field("names").orElseThrow().text());
    assertEquals("int one[5]", arrays.field("one").orElseThrow().text());
  }

  @Test
  void layoutsAreThoseOfTheModulesOwnDwarf() {
    TestModule.load();
    for (String name :
        "jkdump_bits jkdump_bits_packed jkdump_nested jkdump_types jkdump_pointers jkdump_big"
            .split(" ")) {
      String expected = TestModule.crash("gdb ptype /o struct " + name)[0];
      String size = expected.replaceFirst("(?s).*total size \\(bytes\\):\\s*(\\d+).*", "$1");
      assertEquals(Long.parseLong(size), structSize(name), name);
    }
  }

  @Test
  void everyModulesTypesAreListed() {
    Kernel kernel = Dump.kernel();
    boolean btf = kernel.symbols().address("btf_modules").isPresent();
    long own =
        kernel.types().structs().stream().filter(type -> type.tag().startsWith("jkdump_")).count();
    assertTrue(btf ? own > 20 : own == 0, own + " of the test module");
  }
}
