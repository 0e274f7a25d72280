// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.classes.ClassIndex;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Kernel;
import org.jkdump.parity.Dump;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@DisplayName("the classes of the test module's types, with its BTF or its debuginfo")
class ModuleJarTest {
  private static final String MODULE = "jkdump_test";
  private static final Pattern ENTRY =
      Pattern.compile("<1><\\p{XDigit}+>: Abbrev Number: \\d+ \\(DW_TAG_(\\w+)_type\\)");
  private static final Pattern NAME = Pattern.compile("DW_AT_name .*: (\\w+)");

  @TempDir private static Path directory;
  private static final List<String> PROGRESS = new ArrayList<>();
  private static Kernel kernel;
  private static ClassLibrary library;
  private static Optional<Path> jar;

  @BeforeAll
  static void make() {
    kernel = Dump.kernel();
    assertTrue(kernel.modules().load(MODULE, file().toString()).isPresent());
    ClassCache cache = new ClassCache(directory.toAbsolutePath(), text -> {});
    library = new ClassLibrary(cache, Preloaded.packages(), PROGRESS::add);
    long begin = System.nanoTime();
    jar = moduleJar();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    int made = jar.map(path -> ClassIndex.of(path).size()).orElse(0);
    System.out.println("module: " + made + " classes made in " + millis + " ms");
  }

  private static Path file() {
    return Path.of(Dump.property("module"));
  }

  private static Optional<Path> moduleJar() {
    return library.moduleJar(kernel, MODULE, file(), List.of(Classes.jar()));
  }

  private static boolean hasBtf() {
    return kernel.symbols().address("btf_modules").isPresent();
  }

  @Test
  void namesAreThoseThatReadelfShows() throws IOException {
    Process readelf =
        new ProcessBuilder("readelf", "--debug-dump=info", file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Set<String>> expected = tags(new String(readelf.getInputStream().readAllBytes()));
    DwarfIndex index = DwarfIndex.ofModule(file());
    assertEquals(expected.get("structure"), index.names(TypeKind.STRUCT));
    assertEquals(expected.get("union"), index.names(TypeKind.UNION));
    assertEquals(expected.get("enumeration"), index.names(TypeKind.ENUM));
    assertTrue(index.names(TypeKind.STRUCT).containsAll(Set.of("jkdump_ints", "task_struct")));
    assertTrue(index.names(TypeKind.PLAIN).containsAll(Set.of("jkdump_pair_t", "atomic_t")));
  }

  private static Map<String, Set<String>> tags(String text) {
    Map<String, Set<String>> all =
        Map.of(
            "structure", new TreeSet<>(), "union", new TreeSet<>(), "enumeration", new TreeSet<>());
    for (String entry : text.split("\n (?=<\\p{XDigit}+><)|\n  ?(?=Compilation)")) {
      Matcher kind = ENTRY.matcher(entry);
      Matcher name = NAME.matcher(entry);
      boolean named = kind.find() && all.containsKey(kind.group(1)) && name.find();
      if (named && !entry.contains("DW_AT_declaration")) {
        all.get(kind.group(1)).add(name.group(1));
      }
    }
    return all;
  }

  @Test
  void everyTypeOfTheModuleHasAClassOnce() {
    ClassIndex base = ClassIndex.of(Classes.jar());
    DwarfIndex index = DwarfIndex.ofModule(file());
    List<String> missing = new ArrayList<>();
    for (TypeKind kind : List.of(TypeKind.STRUCT, TypeKind.UNION, TypeKind.ENUM)) {
      for (String tag : index.names(kind)) {
        String name = kind.keyword() + " " + tag;
        boolean own = jar.flatMap(path -> ClassIndex.of(path).cName(name)).isPresent();
        if (own == base.cName(name).isPresent()) {
          missing.add(name + (own ? " twice" : ""));
        }
      }
    }
    assertEquals(List.of(), missing);
    boolean byBtf = base.cName("struct jkdump_ints").isPresent();
    assertEquals(hasBtf(), byBtf, "with BTF they are there before debuginfo is loaded");
    assertEquals(!hasBtf(), jar.isPresent());
    assertEquals(jar, moduleJar());
    assertEquals(jar.isPresent() ? 1 : 0, PROGRESS.size(), "made once");
    names().forEach(name -> assertTrue(base.javaName(name).isEmpty(), name + " is there twice"));
  }

  @Test
  void everyFieldLiesWhereItsTypeSays() {
    StructChecks checks = new StructChecks();
    int structs = 0;
    for (String name : names()) {
      Class<?> type = named(name);
      if (TypedStruct.class.isAssignableFrom(type)) {
        checks.struct(KernelClass.of(type), type);
        structs++;
      } else {
        assertConstants(type, name);
      }
    }
    assertEquals(List.of(), checks.wrong());
    assertTrue(hasBtf() || structs > 30 && checks.fields() > 250, structs + "");
    System.out.println("module: " + structs + " structs, " + checks.fields() + " fields compared");
  }

  private static void assertConstants(Class<?> type, String name) {
    String cName = ClassIndex.of(jar.orElseThrow()).javaName(name).orElseThrow().cName();
    CType expected = kernel.types().get(cName).bare();
    for (EnumType.Enumerator enumerator : ((EnumType) expected).enumerators()) {
      try {
        EnumConstant constant = (EnumConstant) type.getField(enumerator.name()).get(null);
        assertEquals(enumerator.value(), constant.num_(), cName);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(cName + " has no " + enumerator.name(), e);
      }
    }
  }

  @Test
  void theModulesNamesOfJavasOwnWordsHaveTheirValues() throws ReflectiveOperationException {
    Class<?> type = named("jkdump_keywords");
    KernelClass<?> about = KernelClass.of(type);
    assertEquals(70, about.fields().size());
    Object struct =
        type.getMethod("at", long.class).invoke(null, kernel.symbolAddress("jkdump_keywords"));
    int seen = 0;
    for (Field constant : type.getFields()) {
      if (constant.get(null) instanceof StructField<?> field) {
        Object value = type.getMethod(constant.getName()).invoke(struct);
        assertEquals(about.fields().indexOf(field) + 1, value, field.toString());
        seen++;
      }
    }
    assertEquals(70, seen);
  }

  private static List<String> names() {
    if (jar.isEmpty()) {
      return List.of();
    }
    try (JarFile file = new JarFile(jar.get().toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("kernel/"))
          .map(name -> name.substring("kernel/".length(), name.length() - ".class".length()))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> named(String name) {
    try {
      ClassLoader base = Classes.named("task_struct").getClassLoader();
      URL[] urls = jar.isPresent() ? new URL[] {jar.get().toUri().toURL()} : new URL[0];
      return Class.forName("kernel." + name, true, new URLClassLoader(urls, base));
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError("there is no class " + name, e);
    }
  }
}
