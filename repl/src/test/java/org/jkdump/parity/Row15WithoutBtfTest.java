// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.log.PyLog;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;
import org.jkdump.type.NoSuchTypeException;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@DisplayName("row 15: a kernel without BTF is read with the types in vmlinux")
@Oracle("the same kernel with its BTF")
class Row15WithoutBtfTest {
  // The last struct has an array of unions without a tag.
  private static final List<String> STRUCTS =
      List.of("task_struct", "mm_struct", "dentry", "page", "rq", "sk_buff", "cryptomgr_param");
  private static Kernel kernel;
  private final Set<String> unknown = new TreeSet<>();

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
            StandIn.of(Map.of("symbols", less, "allSymbols", less), asked -> {}),
            new PyLog(line -> {}),
            16 << 20);
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
  void itsClassesAreGenerated(@TempDir Path directory) throws IOException {
    ClassCache cache = new ClassCache(directory.toAbsolutePath(), text -> {});
    Path made = new ClassLibrary(cache, List.of(), text -> {}).jar(kernel);
    try (JarFile jar = new JarFile(made.toFile())) {
      int structs = Integer.parseInt(jar.getManifest().getMainAttributes().getValue("Structs"));
      assertTrue(structs > 5000, structs + " structs");
      assertNotNull(jar.getEntry("kernel/task_struct.class"));
    }
  }

  @Test
  void everyStructOfBtfIsThere() {
    List<String> missing = new ArrayList<>();
    List<StructType> all =
        Dump.kernel().types().structs().stream().filter(Row15WithoutBtfTest::isOfVmlinux).toList();
    for (StructType btf : all) {
      List<StructType> found = kernel.types().structs(btf.kind(), btf.tag());
      if (!found.isEmpty() && found.stream().noneMatch(type -> alike(type, btf))) {
        missing.add(btf.text());
      } else if (found.isEmpty()) {
        unknown.add(btf.text());
      }
    }
    System.out.println("row 15: of " + all.size() + " structs only functions define " + unknown);
    assertEquals(List.of(), missing);
    assertTrue(unknown.size() < all.size() / 200, unknown::toString);
  }

  private static boolean isOfVmlinux(StructType type) {
    Optional<String> origin = Dump.kernel().types().origin(type.kind(), type.tag(), type);
    return origin.equals(Optional.of("the BTF of vmlinux"));
  }

  private static boolean alike(StructType dwarf, StructType btf) {
    return Pahole.layout(dwarf).equals(Pahole.layout(btf));
  }

  private static String layout(Kernel of, String name) {
    return Pahole.layout(of.types().getStruct(name));
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
