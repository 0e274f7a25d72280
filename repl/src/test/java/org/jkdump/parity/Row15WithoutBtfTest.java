// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.log.PyLog;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;
import org.jkdump.type.NoSuchTypeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 15: a kernel without BTF is read with GDB's types alone")
@Oracle("the same kernel with its BTF")
class Row15WithoutBtfTest {
  // The last struct has an array of unions without a tag.
  private static final List<String> STRUCTS =
      List.of("task_struct", "mm_struct", "dentry", "page", "rq", "sk_buff", "cryptomgr_param");
  private static Kernel kernel;

  // Opens the dump's own kernel with a symbol table that lacks the names of the BTF section.
  @BeforeAll
  static void hideTheSection() {
    SymbolTable all = Dump.kernel().target().symbols();
    String[] names =
        IntStream.range(0, all.names().size())
            .mapToObj(i -> all.names().get(i).replaceFirst("^__st(art|op)_BTF$", "hidden"))
            .toArray(String[]::new);
    SymbolTable less =
        new SymbolTable(
            all.modules(), all.addresses(), all.owners(), all.types(), NameTable.of(names));
    kernel =
        new Kernel(
            StandIn.of(Map.of("symbols", less), asked -> {}), new PyLog(line -> {}), 16 << 20);
    assertFalse(kernel.symbols().address("__start_BTF").isPresent());
  }

  @Test
  void everyTaskIsTheSame() {
    List<String> expected = Tasks.of(Dump.kernel()).all().stream().map(this::line).toList();
    assertTrue(expected.size() > 50, expected.size() + " tasks");
    assertEquals(expected, Tasks.of(kernel).all().stream().map(this::line).toList());
  }

  private String line(Struct task) {
    return String.format(
        "%x %d %s %x", task.addr_(), task.num_("pid"), task.str_("comm"), task.num_("mm"));
  }

  @Test
  void membersLieWhereBtfHasThem() {
    for (String name : STRUCTS) {
      if (Dump.kernel().types().struct(name).isPresent()) {
        assertEquals(layout(Dump.kernel(), name), layout(kernel, name), name);
      }
    }
  }

  @Test
  void thereAreNoGeneratedClassesAndThatIsSaidAtOnce() {
    ClassCache cache = new ClassCache(Path.of("target", "none"), text -> {});
    ClassLibrary library = new ClassLibrary(cache, List.of(), text -> {});
    TargetException e = assertThrows(TargetException.class, () -> library.jar(kernel));
    assertTrue(e.getMessage().contains("has no BTF"), e.getMessage());
  }

  // Bit-fields may differ: GDB 16 gives no layout of structs that end in a flexible array, and a
  // bit-field of width 0, after which the next bit-field begins in a new unit, is not in the
  // debuginfo.
  private static String layout(Kernel of, String name) {
    String layout = Pahole.layout(of.types().getStruct(name));
    boolean placed = kernel.command("gdb ptype /o struct " + name).contains("total size");
    return placed ? layout : layout.replaceAll(" \\d+:\\S+", "");
  }

  @Test
  void typedefsEnumsAndVariables() {
    assertEquals(
        Dump.kernel().types().get("spinlock_t").size(), kernel.types().get("spinlock_t").size());
    assertEquals(
        Dump.kernel().types().enumerator("PIDTYPE_SID"), kernel.types().enumerator("PIDTYPE_SID"));
    assertEquals("swapper/0", kernel.symbolValue("init_task").get_("comm").str_());
    assertThrows(NoSuchTypeException.class, () -> kernel.types().getStruct("no_such_struct"));
  }
}
