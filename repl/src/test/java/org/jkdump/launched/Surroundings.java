// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Environment of a program under test: directories of its own, nothing inherited. All tests of a
 * JVM share the cache, so that the kernel's classes are made once.
 */
final class Surroundings {
  /** Options of a JVM that starts soon. */
  static final String SHORT_LIVED =
      System.getProperty("jkdump.test.jvm", "-XX:TieredStopAtLevel=1");

  private static final Path CACHE = temporary();

  private final Map<String, String> variables = new HashMap<>();
  private final Path directory;
  private Path workingDirectory;

  /**
   * @param directory for all files that are written
   */
  Surroundings(Path directory) {
    this.directory = directory;
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    variables.put("HOME", directory.toString());
    variables.put("XDG_STATE_HOME", directory.resolve("state").toString());
    variables.put("XDG_RUNTIME_DIR", directory.toString());
    variables.put("JKDUMP_CACHE", CACHE.toString());
    if (Testbed.isThere()) {
      variables.put("JKDUMP_CRASH", Testbed.crash());
    }
    variables.put("JKDUMP_JAVA_OPTIONS", SHORT_LIVED);
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("TERM", "xterm");
    variables.put("LC_ALL", "C.UTF-8");
  }

  private static Path temporary() {
    try {
      Path made = Files.createTempDirectory("jkdump-test-cache");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Surroundings with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Adds an option of the JVM. */
  Surroundings java(String option) {
    return with("JKDUMP_JAVA_OPTIONS", SHORT_LIVED + " " + option);
  }

  Surroundings without(String name) {
    variables.remove(name);
    return this;
  }

  /** Adds the dump of the testbed. */
  Surroundings withDump() {
    return with("JKDUMP_VMLINUX", Testbed.vmlinux()).with("JKDUMP_VMCORE", Testbed.vmcore());
  }

  /** Makes the directory the working directory as well. */
  Surroundings there() {
    workingDirectory = directory;
    return this;
  }

  ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return workingDirectory == null ? builder : builder.directory(workingDirectory.toFile());
  }
}
