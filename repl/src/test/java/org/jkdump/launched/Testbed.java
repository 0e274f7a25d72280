// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Built program and the dumps of the dump tests. */
final class Testbed {
  private static Properties properties;

  private Testbed() {}

  /** Returns the directory that holds bin, lib and startup. */
  static Path home() {
    return named("jkdump.home");
  }

  static Path launcher() {
    return home().resolve("bin/jkdump");
  }

  static Path extension() {
    return home().resolve("lib/jkdump.so");
  }

  static String vmlinux() {
    return property("vmlinux");
  }

  static String vmcore() {
    return property("vmcore.zlib");
  }

  /**
   * Returns the dump in another format; formats that begin with {@code qemu} are of another boot.
   */
  static String vmcore(String format) {
    return property("vmcore." + format);
  }

  /** Returns the test module: an ELF file with debuginfo that is not a kernel. */
  static String module() {
    return property("module");
  }

  static String release() {
    return property("release");
  }

  /** Returns the crash that reads these dumps. */
  static String crash() {
    return property("crash");
  }

  private static String property(String name) {
    String value = properties().getProperty(name);
    if (value == null) {
      throw new IllegalStateException("testbed.properties has no " + name);
    }
    return value;
  }

  private static Path named(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty()) {
      throw new IllegalStateException("dump tests need -D" + property + "=DIRECTORY");
    }
    return Path.of(value);
  }

  /** Whether there is one: fast tests run without. */
  static boolean isThere() {
    return !System.getProperty("jkdump.testbed", "").isEmpty();
  }

  private static synchronized Properties properties() {
    if (properties == null) {
      properties = load();
    }
    return properties;
  }

  private static Properties load() {
    Path file = named("jkdump.testbed").resolve("testbed.properties");
    Properties loaded = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      loaded.load(in);
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
