// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.TypedStruct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@Tag("slow")
@DisplayName("jkdump classes")
@ExtendWith(Shared.class)
class ClassesDumpTest {
  @TempDir Path directory;

  @Test
  void theJarOfADumpLiesInTheCacheAndIsCounted() throws Exception {
    Path cache = directory.resolve("cache");
    Run run = run(new Surroundings(directory).withDump().with("JKDUMP_CACHE", cache.toString()));
    assertEquals(0, run.status(), run.err());
    Path jar = Path.of(run.out().strip());
    assertEquals(cache.resolve("classes").toRealPath(), jar.getParent());
    assertTrue(run.err().contains(counted(jar)), run.err() + "is not " + counted(jar));
  }

  @Test
  void theJarOfAnEndpointIsCopiedToWhereItIsWanted(Endpoint endpoint) throws Exception {
    Path out = Files.writeString(directory.resolve("my kernel.jar"), "older");
    Run run =
        run(
            new Surroundings(directory).without("JKDUMP_CRASH"),
            "--attach",
            endpoint.socket(),
            "--out",
            out.toString());
    assertEquals(out + "\n", run.out(), run.err());
    assertTrue(run.err().contains(counted(out)), run.err());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
    }
  }

  @Test
  void aCacheThatKeepsNothingIsSaidUnlessACopyIsWanted(Endpoint endpoint) {
    Path file = directory.resolve("file");
    Surroundings surroundings = new Surroundings(directory).with("JKDUMP_CACHE", "/dev/null");
    Run run = run(surroundings, "--attach", endpoint.socket());
    assertEquals(1, run.status(), run.out());
    assertTrue(run.err().contains("/dev/null/classes can't keep the generated classes"), run.err());
    assertTrue(run.err().contains("set JKDUMP_CACHE to"), run.err());
    Run copied = run(surroundings, "--attach", endpoint.socket(), "--out", file.toString());
    assertEquals(file + "\n", copied.out(), copied.err());
    assertTrue(Files.isRegularFile(file));
  }

  @Test
  void aPlaceThatTakesNoFileIsSaidAtOnce() {
    Surroundings surroundings = new Surroundings(directory).withDump();
    Run place = run(surroundings, "--out", directory.toString());
    assertEquals("jkdump: " + directory + " is a directory: name the jar itself\n", place.err());
    assertEquals(1, place.status());
    Path missing = directory.resolve("missing");
    Run nowhere = run(surroundings, "--out", missing.resolve("k.jar").toString());
    assertEquals("jkdump: there is no directory " + missing + "\n", nowhere.err());
  }

  private static Run run(Surroundings surroundings, String... arguments) {
    return Run.jkdump(
        surroundings,
        Stream.concat(Stream.of("classes"), Stream.of(arguments)).toArray(String[]::new));
  }

  // Counts the classes of the jar by their kind, whereas the program counts them as it makes them.
  private static String counted(Path jar) throws IOException, ClassNotFoundException {
    int structs = 0;
    int enums = 0;
    int variables = 0;
    try (JarFile file = new JarFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      for (String name : file.stream().map(entry -> entry.getName()).toList()) {
        if (name.endsWith(".class")) {
          Class<?> type = Class.forName(className(name), false, loader);
          structs += TypedStruct.class.isAssignableFrom(type) ? 1 : 0;
          enums += EnumConstant.class.isAssignableFrom(type) ? 1 : 0;
          variables += name.matches("kernel/vars(\\$\\$\\d+)?\\.class") ? (int) getters(type) : 0;
        }
      }
    }
    assertTrue(structs > 5000 && enums > 500 && variables > 5000, "a kernel has more");
    return String.format(
        ": %d structs and unions, %d enums, %d variables; %.1f MB",
        structs, enums, variables, Files.size(jar) / 1e6);
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
  }

  private static long getters(Class<?> variables) {
    return Stream.of(variables.getDeclaredMethods())
        .mapToInt(Method::getModifiers)
        .filter(modifiers -> Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers))
        .count();
  }
}
