// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.artwork.Table;
import org.jkdump.repl.program.ProgramTable;

/**
 * Parts of an installation as tables: its libraries, as the build listed them in {@code
 * lib/jkdump.cdx.json} (CycloneDX), then extensions, programs and runtime as they lie there.
 */
final class Contents {
  private static final String BUILDS = "lib/extension";

  private final Path home;
  private final Map<String, String> bom;

  private Contents(Path home, Map<String, String> bom) {
    this.home = home;
    this.bom = bom;
  }

  /**
   * Reads the list of an installation's libraries.
   *
   * @throws IOException if there is none, with what to do
   */
  static Contents of(Path home) throws IOException {
    Path file = home.resolve("lib/jkdump.cdx.json");
    try {
      return new Contents(home, scalars(file));
    } catch (NoSuchFileException e) {
      throw new IOException("the list of libraries " + file + " is missing: run make", e);
    }
  }

  /** The commit, then a table for each kind of part. */
  String text() throws IOException {
    return String.format("commit %s%n", commit())
        + table(libraries(), "LIBRARY", "LICENSE", "HOME PAGE")
        + table(extensions(), "EXTENSION FOR")
        + table(programs(), "PROGRAM", "WHAT IT SHOWS")
        + table(runtime(), "RUNTIME MODULE", "VERSION");
  }

  /** Whether there is a build of the extension for that version of crash. */
  boolean hasExtensionFor(String crash) {
    return Files.isRegularFile(home.resolve(BUILDS).resolve(crash).resolve("jkdump.so"));
  }

  private String commit() throws IOException {
    Path file = home.resolve("lib/commit");
    return Files.exists(file) ? Files.readString(file).strip() : "unknown";
  }

  private Stream<Object[]> libraries() {
    Stream<String> components =
        present(i -> "/components/" + i, at -> bom.containsKey(at + "/name"));
    return Stream.concat(Stream.of("/metadata/component"), components)
        .map(at -> new Object[] {jar(at), licenses(at), homePage(at)})
        .sorted((one, other) -> one[0].toString().compareTo(other[0].toString()));
  }

  private String jar(String component) {
    String jar = bom.get(component + "/name") + "-" + bom.get(component + "/version") + ".jar";
    return Files.exists(home.resolve("lib").resolve(jar)) ? jar : jar + " (missing)";
  }

  private String licenses(String component) {
    return present(i -> component + "/licenses/" + i + "/license", at -> !license(at).isEmpty())
        .map(this::license)
        .collect(Collectors.joining(" or "));
  }

  private String license(String at) {
    return bom.getOrDefault(at + "/id", bom.getOrDefault(at + "/name", ""));
  }

  private String homePage(String component) {
    return present(i -> component + "/externalReferences/" + i, at -> bom.containsKey(at + "/type"))
        .filter(at -> bom.get(at + "/type").equals("website"))
        .map(at -> bom.get(at + "/url"))
        .findFirst()
        .orElse("");
  }

  private Stream<Object[]> extensions() throws IOException {
    return names(home.resolve(BUILDS), this::hasExtensionFor)
        .map(version -> new Object[] {"crash " + version});
  }

  private Stream<Object[]> programs() throws IOException {
    Path directory = home.resolve("startup");
    return names(directory, name -> name.endsWith(".jsh") && !name.equals("kdump.jsh"))
        .map(
            name ->
                new Object[] {
                  name.replace(".jsh", ""), ProgramTable.summary(directory.resolve(name))
                });
  }

  // A JDK that jkdump merely found is no part of it.
  private Stream<Object[]> runtime() throws IOException {
    Path file = home.resolve("jre/release");
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      release.load(in);
    }
    String java = release.getProperty("JAVA_VERSION").replace("\"", "");
    String[] modules = release.getProperty("MODULES").replace("\"", "").split(" ");
    return Stream.of(modules).map(module -> new Object[] {module, java});
  }

  private static String table(Stream<Object[]> rows, String... columns) {
    Table table = Table.of(columns).left(columns);
    rows.forEach(table::row);
    return table.size() == 0 ? "" : String.format("%n%s%n", table);
  }

  private static Stream<String> present(IntFunction<String> path, Predicate<String> there) {
    return IntStream.iterate(0, i -> i + 1).mapToObj(path).takeWhile(there);
  }

  private static Stream<String> names(Path directory, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream().filter(wanted).sorted();
    }
  }

  /** All values of a JSON file that are neither object nor array, by their JSON pointers. */
  private static Map<String, String> scalars(Path file) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.newInputStream(file))) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          found.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
        }
      }
    }
    return found;
  }
}
