// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The built program and the dumps that the dump tests run on. */
final class Testbed {
  private static final Properties PROPERTIES = load();

  private Testbed() {}

  /** The directory that holds bin, lib and startup. */
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

  /** The dump in another format; those that begin with {@code qemu} are of another boot. */
  static String vmcore(String format) {
    return property("vmcore." + format);
  }

  /** The test module: an ELF file with debuginfo that is no kernel. */
  static String module() {
    return property("module");
  }

  /** The crash that reads these dumps. */
  static String crash() {
    return property("crash");
  }

  private static String property(String name) {
    String value = PROPERTIES.getProperty(name);
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

  private static Properties load() {
    Path file = named("jkdump.testbed").resolve("testbed.properties");
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
