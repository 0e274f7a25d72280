// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.session.Session;
import org.jkdump.target.CacheUse;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.CType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 55: loadModule and delModule: what depends on the debuginfo is asked again, and only that")
@Oracle(
    "the test module's known values; the caches of a kernel that was asked before it was loaded")
class Row55ModuleCachesTest {
  private Kernel kernel;
  private boolean btf;

  // Begins with empty caches and without debuginfo of the module.
  @BeforeEach
  void begin() {
    unload(Dump.kernel());
    kernel = Dump.coldKernel();
    btf = kernel.symbols().address("btf_modules").isPresent();
  }

  @AfterEach
  void end() {
    unload(kernel);
    Dump.kernel().modules().refresh();
  }

  private static void unload(Kernel from) {
    if (from.modules().withDebuginfo().contains(TestModule.NAME)) {
      from.modules().delete(TestModule.NAME);
    }
  }

  private void load() {
    assertTrue(kernel.modules().load(TestModule.NAME, Dump.property("module")).isPresent());
  }

  private void delete() {
    kernel.modules().delete(TestModule.NAME);
  }

  @Test
  void negativeAnswersAreAskedAgain() {
    for (int round = 0; round < 2; round++) {
      assertEquals(btf, kernel.types().find("struct jkdump_ints").isPresent());
      assertEquals(btf, kernel.types().enumerator("JKDUMP_BLUE").isPresent());
      assertThrows(TargetException.class, () -> kernel.symbolValue("jkdump_negative"));
      boolean known = kernel.symbols().address("jkdump_percpu_int").isPresent();
      assertEquals(kernel.target() instanceof DumpTarget, known, "crash lacks it until then");
      load();
      assertTrue(kernel.symbols().address("jkdump_percpu_int").isPresent());
      assertEquals(144, kernel.types().getStruct("jkdump_ints").size());
      assertTrue(kernel.types().enumerator("JKDUMP_BLUE").isPresent());
      assertTrue(kernel.symbolValue("jkdump_negative").num_() < 0);
      delete();
    }
  }

  // BTF lacks the dimensions, and GDB knows them only after the module's debuginfo is loaded.
  @Test
  void dimensionsThatWereAskedForTooEarly() {
    if (btf) {
      Struct arrays = arrays();
      assertEquals("int three[24]", text("three"));
      assertEquals(0, arrays.num_("three[0]"));
      assertThrows(TargetException.class, () -> arrays.num_("three[1][2][3]"));
    }
    load();
    Struct arrays = arrays();
    assertEquals("int three[2][3][4]", text("three"));
    assertEquals(123, arrays.num_("three[1][2][3]"));
    assertEquals(123, kernel.symbolValue("jkdump_arrays").get_("three[1][2][3]").num_());
    delete();
    if (btf) {
      assertEquals(123, arrays().num_("three[1][2][3]"), "dimensions once learnt stay");
    }
  }

  private Struct arrays() {
    return kernel.struct("struct jkdump_arrays", kernel.symbolAddress("jkdump_arrays"));
  }

  private String text(String member) {
    return kernel.types().getStruct("jkdump_arrays").field(member).orElseThrow().text();
  }

  @Test
  void attributesThatWereSetTooEarly() {
    List<String> paths = List.of("no_such_member", "nr", "three[1][2][3]");
    boolean known = kernel.attributes().set("jkdump_arrays", "jk_first", paths, List.of());
    assertFalse(btf && known, "BTF knows the struct and none of these paths");
    assertFalse(known);
    load();
    assertTrue(kernel.attributes().has("jkdump_arrays", "jk_first"));
    assertEquals(123, arrays().num_("jk_first"));
    delete();
    load();
    assertEquals(123, arrays().num_("jk_first"));
  }

  @Test
  void choicesAreMadeAgain() {
    Session mine = PyKdumpAPI.session();
    Kernel before = Dump.kernel();
    TestModule.load();
    PyKdumpAPI.delModule(TestModule.NAME);
    long pid = PyKdumpAPI.pySelect("jkdump_negative", "init_task.pid").num_();
    assertEquals(0, pid, "the module's variable has no type");
    TestModule.load();
    Value value = PyKdumpAPI.pySelect("jkdump_negative", "init_task.pid");
    assertTrue(value.num_() < 0, value.toString());
    assertSame(before, mine.kernel());
  }

  // Nothing of vmlinux is read or asked for again.
  @Test
  void whatDoesNotDependOnModulesStays() {
    StructType task = kernel.types().getStruct("task_struct");
    Struct init = kernel.struct("task_struct", kernel.symbolAddress("init_task"));
    assertEquals("swapper/0", init.str_("comm"));
    // Loading reads the module's own struct module, a type of vmlinux.
    assertTrue(kernel.modules().buildId(TestModule.NAME).isPresent());
    CacheUse pages = kernel.caches().of("pages");
    CacheUse paths = kernel.caches().of("paths of structs");
    load();
    assertSame(task, kernel.types().getStruct("task_struct"));
    assertEquals("swapper/0", kernel.struct("task_struct", init.addr_()).str_("comm"));
    CacheUse after = kernel.caches().of("paths of structs");
    assertEquals(paths.misses(), after.misses(), "paths are resolved once");
    assertEquals(pages.misses(), kernel.caches().of("pages").misses(), "pages are read once");
    delete();
    assertSame(task, kernel.types().getStruct("task_struct"));
    assertEquals("swapper/0", init.str_("comm"));
  }

  @Test
  void crashesOwnCommandsInWhateverForm() {
    for (String line :
        List.of(
            "mod -s jkdump_test " + Dump.property("module"),
            "  mod  -s jkdump_test " + Dump.property("module"))) {
      kernel.command(line);
      assertTrue(kernel.symbolValue("jkdump_negative").num_() < 0, line);
      kernel.command("mod -D");
      assertThrows(TargetException.class, () -> kernel.symbolValue("jkdump_negative"));
    }
  }

  // Loads the debuginfo as a person does who types the command at crash> and comes back.
  @Test
  void whatIsLoadedBehindOurBack() {
    kernel.modules().refresh();
    assertFalse(kernel.modules().refresh(), "nothing has changed");
    String load = "mod -s jkdump_test " + Dump.property("module");
    assertThrows(TargetException.class, () -> kernel.symbolValue("jkdump_negative"));
    int changes = kernel.debuginfoChanges();
    kernel.target().crash().command(load);
    assertTrue(kernel.modules().refresh());
    assertEquals(changes + 1, kernel.debuginfoChanges());
    assertTrue(kernel.symbolValue("jkdump_negative").num_() < 0);
    kernel.target().crash().command("mod -d jkdump_test");
    assertTrue(kernel.modules().refresh());
    assertThrows(TargetException.class, () -> kernel.symbolValue("jkdump_negative"));
    load();
    assertFalse(kernel.modules().refresh(), "that was us");
  }

  @Test
  void aCrashThatIsStartedAnewLoadsThemAgain() throws Exception {
    try (Kernel own = Dump.freshKernel()) {
      kernel = own;
      loadsThemAgain();
    } finally {
      kernel = Dump.kernel();
    }
  }

  private void loadsThemAgain() throws Exception {
    load();
    long pid = kernel.target().crash().pid();
    ProcessHandle crash = ProcessHandle.of(pid).orElseThrow();
    crash.destroyForcibly();
    crash.onExit().get();
    assertThrows(TargetLostException.class, () -> kernel.command("sys"));
    assertTrue(kernel.symbolValue("jkdump_percpu_int").toString().length() > 0);
    assertEquals(List.of(TestModule.NAME), kernel.modules().withDebuginfo());
    assertTrue(kernel.symbolValue("jkdump_negative").num_() < 0);
  }

  @Test
  void anOldTypeStaysGoodForThoseWhoHaveIt() {
    load();
    CType old = kernel.types().get("struct jkdump_ints");
    Struct ints = kernel.struct("jkdump_ints", kernel.symbolAddress("jkdump_ints"));
    delete();
    assertEquals(-128, ints.num_("s8_min"));
    load();
    assertEquals(old.size(), kernel.types().get("struct jkdump_ints").size());
    assertEquals(ints, kernel.struct("jkdump_ints", ints.addr_()));
    assertEquals(Optional.of(-128L), Optional.of(ints.num_("s8_min")));
  }
}
