// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@DisplayName("row 64: one artefact to install, which lists its own contents and versions")
@Oracle("the files themselves, crash --version, dpkg, clean Debian 12 and 13 without network")
class Row64ArtefactTest {
  // Licenses that a program under GPL-3.0-or-later may include.
  private static final String FREE =
      "GPL-3.0-or-later|(LGPL-2.1-or-later or )?Apache-2.0|BSD-3-Clause";

  private static final Path HOME = Path.of(System.getProperty("jkdump.home"));
  private static final Path BUILDS = HOME.resolve("lib/extension");
  private static final Path PROJECT = Path.of(System.getProperty("jkdump.project"));
  private static final Pattern BUILT =
      Pattern.compile("built for crash ([\\d.]+), running in crash ([\\d.]+)");
  private static final int SKIPPED = 77;

  @Test
  @DisplayName(
      "--version -v lists each library with the version that it says itself, and a license")
  void libraries() throws IOException {
    List<String[]> listed = rows("LIBRARY");
    assertTrue(listed.size() > 8, listed.size() + " libraries");
    for (String[] row : listed) {
      String words = String.join(" ", row);
      assertTrue(words.matches("\\S+ (" + FREE + ")( \\S+)?"), words);
      try (JarFile jar = new JarFile(HOME.resolve("lib").resolve(row[0]).toFile())) {
        var own = jar.getManifest().getMainAttributes();
        String version = own.getValue("Bundle-Version");
        version = version == null ? own.getValue("Implementation-Version") : version;
        // Some name the release 4.16.0, others 4.16.
        boolean same =
            row[0].matches(
                ".*-" + String.valueOf(version).replaceFirst("\\.0$", "") + "(\\.0)?\\.jar");
        assertTrue(version == null || same, row[0] + " says " + version);
      }
    }
    TreeSet<String> jars = new TreeSet<>();
    listed.forEach(row -> jars.add(row[0]));
    assertEquals(names(HOME.resolve("lib"), ".*\\.jar"), jars);
  }

  @Test
  @DisplayName(
      "--version -v lists the programs and the builds of the extension; --version is short")
  void programsAndBuilds() throws IOException {
    TreeSet<String> builds = new TreeSet<>();
    rows("EXTENSION FOR").forEach(row -> builds.add(row[1]));
    assertEquals(carried(), builds);
    String shown = version("-v");
    assertTrue(shown.contains("crash " + crashVersion() + "\n"), shown);
    assertTrue(shown.contains("jkdump at " + HOME.toRealPath() + "\n"), shown);
    assertTrue(shown.lines().anyMatch(line -> line.matches("crashinfo +The first look.*")), shown);
    assertTrue(shown.startsWith(version()), shown);
    assertEquals(4, version().lines().count(), version());
  }

  @Test
  @DisplayName("the build for the crash that runs is taken, else the nearest that fits")
  void theRightBuild() throws IOException {
    Matcher built = built(Dump.kernel().command("jkdump -v"));
    assertEquals(crashVersion(), built.group(2));
    String expected = carried().contains(built.group(2)) ? built.group(2) : built.group(1);
    assertEquals(expected, built.group(1));
    assertTrue(carried().contains(built.group(1)), built.group(1) + " of " + carried());
  }

  @Test
  @DisplayName("where no build fits, one is made for the crash that runs, once")
  void aNewBuild(@TempDir Path directory) throws IOException {
    Path lib = directory.resolve("lib");
    Path cache = directory.resolve("cache");
    String copy = "mkdir -p %s && cp -r %s/. %s && rm -rf %s/[0-9]* && cp %s/lib/jkdump.so %s";
    Path builds = lib.resolve("extension");
    run(directory, String.format(copy, builds, BUILDS, builds, builds, HOME, lib));
    String first = extend(lib, cache);
    assertTrue(first.contains("compiling the extension for crash " + crashVersion()), first);
    assertEquals(crashVersion(), built(first).group(1));
    String second = extend(lib, cache);
    assertEquals(crashVersion(), built(second).group(1));
    assertEquals(-1, second.indexOf("compiling"), second);
  }

  @Test
  @Tag("slow")
  @DisplayName("the Debian package and the file work in clean Debians and leave nothing behind")
  void cleanDebians() throws IOException {
    assumeTrue(Files.exists(PROJECT.resolve("target/dist")), "make dist was not run");
    Result result = run(PROJECT, "bridge/testbed/ci/test-dist bookworm trixie");
    assumeTrue(result.status != SKIPPED, result.text);
    assertEquals(0, result.status, result.text);
    assertTrue(result.text.contains("4 passed, 0 failed"), result.text);
  }

  private record Result(int status, String text) {}

  /** Returns the output of a plain crash that loads the extension from a directory. */
  private static String extend(Path lib, Path cache) throws IOException {
    Path crash = Path.of(Dump.property("crash"));
    Path beside = crash.resolveSibling("include");
    Path include = Files.exists(beside.resolve("crash/defs.h")) ? beside : Path.of("/usr/include");
    String command =
        "printf 'extend %s/jkdump.so\\njkdump -v\\nquit\\n' | "
            + "JKDUMP_CACHE=%s JKDUMP_CRASH_INCLUDE=%s %s -s %s %s";
    return run(
            lib,
            String.format(
                command, lib, cache, include, crash, Dump.property("vmlinux"), Dump.vmcore()))
        .text;
  }

  private static Matcher built(String said) {
    Matcher matcher = BUILT.matcher(said);
    assertTrue(matcher.find(), said);
    return matcher;
  }

  private static TreeSet<String> carried() throws IOException {
    return names(BUILDS, "\\d.*");
  }

  private static TreeSet<String> names(Path directory, String pattern) throws IOException {
    try (var names = Files.list(directory)) {
      return names
          .map(name -> name.getFileName().toString())
          .filter(name -> name.matches(pattern))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The words of the rows of a table of {@code --version -v}. */
  private static List<String[]> rows(String header) {
    List<String[]> rows =
        version("-v")
            .lines()
            .dropWhile(line -> !line.startsWith(header))
            .skip(2)
            .takeWhile(line -> !line.isBlank())
            .map(line -> line.split(" +"))
            .toList();
    assertNotEquals(List.of(), rows, header);
    return rows;
  }

  private static String version(String... more) {
    String launcher = HOME.resolve("bin/jkdump") + " --version " + String.join(" ", more);
    Result result = run(PROJECT, "JKDUMP_CRASH=" + Dump.property("crash") + " " + launcher);
    assertEquals(0, result.status, result.text);
    return result.text;
  }

  private static String crashVersion() {
    String said = run(PROJECT, Dump.property("crash") + " --version").text;
    Matcher matcher = Pattern.compile("(?m)^crash ([\\d.]+)").matcher(said);
    assertTrue(matcher.find(), said);
    return matcher.group(1);
  }

  private static Result run(Path directory, String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), text);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command, e);
    }
  }
}
