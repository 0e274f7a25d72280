// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.kernel.Kernel;
import org.jkdump.parity.Dump;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.TypedefType;
import org.jkdump.variable.KnownVariables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link KnownVariables} against the variables of vmlinux's debuginfo. */
@Tag("dump")
class KnownVariablesTest {
  // An open array takes the bytes that align the next symbol.
  private static final long PADDING = 64;
  private static final Pattern READ =
      Pattern.compile("\\b(?:(?:symbolValue|readSymbol|perCpu|isTyped|eval)\\(\"|vars\\.)(\\w+)");

  private final Kernel kernel = Dump.kernel();
  private final KnownVariables known = kernel.knownVariables();

  @Test
  void typesAreThoseOfTheDebuginfo() {
    Map<String, Set<String>> theirs = debuginfo();
    List<String> wrong = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    int right = 0;
    for (String name : known.names()) {
      Optional<CType> ours = known.variable(name);
      if (isAbsent(name)) {
        absent.add(name);
      } else if (ours.isPresent() && isOneOf(ours.get(), theirs.getOrDefault(name, Set.of()))) {
        right++;
      } else {
        wrong.add(ours.map(t -> t.declare(name)).orElse(known.missing(name)) + theirs.get(name));
      }
    }
    System.out.printf(
        "known variables: %d are right, %d are not in %s: %s%n",
        right, absent.size(), kernel.facts().release(), absent);
    assertEquals(List.of(), wrong);
    assertTrue(right >= 1000, right + " are right");
  }

  @Test
  void aStructWithoutATagIsLaidOutAsGdbSays() {
    CType ours = known.variable("tk_core").orElseThrow();
    String size = kernel.target().crash().gdb("output sizeof(tk_core)").orElseThrow().strip();
    assertEquals(size, Long.toString(ours.size()));
  }

  @Test
  void functionsHaveTheTypesOfBtf() {
    for (String name : List.of("schedule", "printk_safe_flush", "vfs_read", "kfree", "panic")) {
      if (kernel.symbols().address(name).isPresent()) {
        assertTrue(kernel.types().variable(name).orElseThrow() instanceof FunctionType, name);
      }
    }
  }

  @Test
  void whatTheHelpersAndProgramsReadIsKnownWithoutDebuginfo() throws IOException {
    Path project = Path.of(System.getProperty("jkdump.project"));
    Set<String> names = new TreeSet<>();
    for (String place : List.of("api/src/main/java", "startup", "README.md", "api/CLASSES.md")) {
      names.addAll(variablesRead(project.resolve(place)));
    }
    names.removeIf(this::isAbsent);
    assertTrue(names.contains("tk_core") && names.contains("runqueues"), names.toString());
    names.removeIf(
        name -> known.variable(name).or(() -> kernel.types().variable(name)).isPresent());
    assertEquals(Set.of(), names);
  }

  private boolean isAbsent(String name) {
    Optional<Long> address = kernel.symbols().address(name);
    return address.isEmpty() || kernel.symbols().module(address.get()).isPresent();
  }

  private static Set<String> variablesRead(Path directory) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        READ.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
      }
    }
    return names;
  }

  private static Map<String, Set<String>> debuginfo() {
    Map<String, Set<String>> types = new TreeMap<>();
    DwarfIndex index = DwarfIndex.read(Path.of(Dump.property("vmlinux")));
    index.variables().forEach(v -> add(types, v.name(), v.type()));
    index.declared().forEach((name, type) -> add(types, name, type));
    return types;
  }

  private static void add(Map<String, Set<String>> types, String name, String type) {
    types.computeIfAbsent(name, n -> new TreeSet<>()).add(type);
  }

  // A type without a tag has no text to compare.
  private boolean isOneOf(CType ours, Set<String> theirs) {
    return theirs.stream()
        .anyMatch(
            text ->
                text.contains("{...}")
                    || kernel.types().find(text).filter(type -> isSame(ours, type)).isPresent());
  }

  private static boolean isSame(CType ours, CType theirs) {
    if (ours instanceof ArrayType a && theirs instanceof ArrayType b) {
      long more = a.size() - b.size();
      return plain(a.element()).equals(plain(b.element()))
          && (b.open() || more >= 0 && more < PADDING);
    }
    return plain(ours).equals(plain(theirs));
  }

  // Files name one type by its typedef or by its tag: pg_data_t, struct pglist_data.
  private static String plain(CType type) {
    return withoutTypedefs(type).text();
  }

  private static CType withoutTypedefs(CType type) {
    if (type instanceof TypedefType t) {
      return withoutTypedefs(t.target());
    }
    if (type instanceof QualifiedType q) {
      return new QualifiedType(q.qualifier(), withoutTypedefs(q.target()));
    }
    if (type instanceof PointerType p) {
      return new PointerType(withoutTypedefs(p.target()), p.size());
    }
    if (type instanceof ArrayType a) {
      return new ArrayType(withoutTypedefs(a.element()), a.length(), a.open());
    }
    return type;
  }
}
