// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jkdump.dwarf.ArrayMember;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.dwarf.Variable;
import org.jkdump.kernel.Kernel;
import org.jkdump.parity.Dump;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link DwarfIndex} of the dump's vmlinux against GDB's {@code whatis} and crash's symbols. */
@Tag("dump")
class VariableIndexTest {
  private static final int SAMPLE = 700;
  // The section of per-CPU variables is linked at address 0.
  private static final long FIRST_OF_KERNEL = 1L << 32;

  private static Kernel kernel;
  private static DwarfIndex index;
  private static Map<String, List<Variable>> byName;

  @BeforeAll
  static void read() {
    kernel = Dump.kernel();
    index = DwarfIndex.read(Path.of(Dump.property("vmlinux")));
    byName =
        index.variables().stream()
            .collect(
                Collectors.groupingBy(Variable::name, LinkedHashMap::new, Collectors.toList()));
  }

  @Test
  void typesAreThoseOfGdb() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String name : every(byName.keySet(), SAMPLE)) {
      Optional<String> theirs = whatis(name).filter(type -> !isFunction(type));
      compared += theirs.isPresent() ? 1 : 0;
      if (theirs.isPresent() && byName.get(name).stream().noneMatch(v -> alike(v, theirs.get()))) {
        wrong.add(byName.get(name) + ": " + theirs.get());
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(compared >= 500, compared + " were compared");
  }

  @Test
  void typesAreKnown() {
    List<Variable> named = index.variables().stream().filter(v -> !v.type().contains("{")).toList();
    List<Variable> unknown =
        named.stream().filter(v -> kernel.types().find(v.type()).isEmpty()).toList();
    assertTrue(unknown.size() <= named.size() / 100, unknown.size() + ": " + unknown);
  }

  @Test
  void addressesAreThoseOfTheSymbols() {
    long slide = kernel.symbolAddress("linux_banner") - byName.get("linux_banner").get(0).address();
    List<Variable> wrong = new ArrayList<>();
    int absent = 0;
    int perCpu = 0;
    for (Variable variable : index.variables()) {
      boolean moves = Long.compareUnsigned(variable.address(), FIRST_OF_KERNEL) >= 0;
      long expected = variable.address() + (moves ? slide : 0);
      long[] symbols = kernel.symbols().addresses(variable.name());
      absent += symbols.length == 0 ? 1 : 0;
      perCpu += moves ? 0 : 1;
      if (symbols.length > 0 && LongStream.of(symbols).noneMatch(s -> s == expected)) {
        wrong.add(variable);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(absent < index.variables().size() / 100, absent + " have no symbol");
    assertTrue(perCpu >= 100, perCpu + " are per-CPU");
  }

  @Test
  void everyGlobalWithASymbolIsThere() {
    List<String> names =
        List.of(
            "init_task", "runqueues", "jiffies_64", "vmap_area_list", "super_blocks", "modules");
    for (String name : names) {
      boolean typed = kernel.symbols().address(name).isPresent() && whatis(name).isPresent();
      assertEquals(typed, byName.containsKey(name), name);
    }
    assertEquals("volatile unsigned long", words(index.declared().get("jiffies")));
  }

  @Test
  void whatIsDeclaredOnlyHasTheTypeThatGdbSays() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, String> declared : index.declared().entrySet()) {
      boolean exists = kernel.symbols().address(declared.getKey()).isPresent();
      Optional<String> theirs = exists ? whatis(declared.getKey()) : Optional.empty();
      compared += theirs.isPresent() ? 1 : 0;
      if (theirs.isPresent() && !isAlike(declared.getValue(), theirs.get())) {
        wrong.add(declared + ": " + theirs.get());
      }
    }
    assertTrue(compared >= 50, compared + " were compared");
    // Files declare symbols of the linker freely: as numbers, as bytes, as structs.
    assertTrue(wrong.size() <= compared / 20, compared + " were compared, wrong: " + wrong);
  }

  @Test
  void dimensionsAreThoseOfGdb() {
    int compared = 0;
    for (List<ArrayMember> members : index.dimensions().values()) {
      for (ArrayMember member : members) {
        String struct = member.struct();
        Optional<String> theirs = whatis("((" + struct + " *)0)->" + member.path());
        boolean one = members.stream().filter(m -> m.path().equals(member.path())).count() == 1;
        if (theirs.isPresent() && one) {
          assertEquals(brackets(theirs.get()), brackets(member), member.toString());
          compared++;
        }
      }
    }
    assertTrue(compared >= 20, compared + " were compared");
  }

  @Test
  void noDimensionsAreMissing() {
    List<String> arrays = new ArrayList<>();
    for (StructType struct : kernel.types().structs()) {
      for (Member member : struct.members()) {
        boolean array = member.type() instanceof ArrayType a && a.length() > 1;
        // The index covers vmlinux, but other tests load the debuginfo of the module.
        if (array
            && !struct.tag().isEmpty()
            && !struct.tag().startsWith("jkdump_")
            && kernel.types().structs(struct.kind(), struct.tag()).size() == 1) {
          arrays.add(struct.kind().keyword() + " " + struct.tag() + "->" + member.name());
        }
      }
    }
    int compared = 0;
    for (String member : every(arrays, 300)) {
      String[] parts = member.split("->");
      Optional<String> theirs = whatis("((" + parts[0] + " *)0)->" + parts[1]);
      if (theirs.isPresent()) {
        boolean several = brackets(theirs.get()).matches(".*\\]\\[.*");
        assertEquals(several, has(parts[0], parts[1]), member + ": " + theirs.get());
        compared++;
      }
    }
    assertTrue(compared >= 200, compared + " were compared");
  }

  private static boolean has(String struct, String path) {
    return index.dimensions().getOrDefault(struct, List.of()).stream()
        .anyMatch(member -> member.path().equals(path));
  }

  private static String brackets(ArrayMember member) {
    return member.lengths().stream().map(n -> "[" + n + "]").collect(Collectors.joining());
  }

  private static String brackets(String type) {
    return type.replaceFirst("^[^\\[]*", "").replaceFirst("\\).*", "");
  }

  // GDB gives no length for a variable if it has seen only a declaration of it.
  private static boolean alike(Variable ours, String theirs) {
    return isAlike(ours.type(), theirs);
  }

  private static boolean isAlike(String ours, String theirs) {
    boolean open = theirs.contains("[]") || ours.contains("[]");
    return normal(open ? ours.replaceFirst("\\[\\d*]", "[]") : ours)
        .equals(normal(open ? theirs.replaceFirst("\\[\\d*]", "[]") : theirs));
  }

  // Another file may have a function of the same name, and GDB may take it.
  private static boolean isFunction(String type) {
    return kernel.types().find(type).filter(FunctionType.class::isInstance).isPresent();
  }

  private static String normal(String type) {
    return kernel.types().find(type).map(CType::text).orElse(words(type));
  }

  private static String words(String type) {
    return type.replaceAll("\\b(long|short) unsigned int\\b", "unsigned $1")
        .replaceAll("\\b(long|short) int\\b", "$1");
  }

  private static Optional<String> whatis(String expression) {
    return kernel
        .target()
        .crash()
        .gdb("whatis " + expression)
        .map(text -> text.strip().replaceFirst("(?s)^.*type = ", ""))
        .filter(type -> !type.startsWith("<"));
  }

  private static <T> List<T> every(Collection<T> all, int count) {
    List<T> list = List.copyOf(all);
    int step = Math.max(1, list.size() / count);
    List<T> some = new ArrayList<>();
    for (int i = 0; i < list.size(); i += step) {
      some.add(list.get(i));
    }
    return some;
  }
}
