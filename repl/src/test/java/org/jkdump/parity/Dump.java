// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetProvider;

/**
 * Dump of the testbed: its files, the kernel opened once for all tests of a JVM, and plain crash.
 */
public final class Dump {
  private static final Properties PROPERTIES = load();
  private static Kernel kernel;
  private static Kernel crashKernel;
  private static PlainCrash crash;

  private Dump() {}

  /** Returns a property of the testbed. */
  public static String property(String key) {
    String value = PROPERTIES.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("the testbed has no '" + key + "': run make test");
    }
    return value;
  }

  /** Returns the dumps by the names of their formats. */
  public static Map<String, String> formats() {
    Map<String, String> formats = new TreeMap<>();
    for (String key : PROPERTIES.stringPropertyNames()) {
      if (key.startsWith("vmcore.")) {
        formats.put(key.substring("vmcore.".length()), PROPERTIES.getProperty(key));
      }
    }
    return formats;
  }

  /** Returns the dump that most rows use: filtered, like a dump from production. */
  public static String vmcore() {
    Map<String, String> formats = formats();
    return formats.getOrDefault("zlib", formats.values().stream().findFirst().orElseThrow());
  }

  /** Returns the kernel, which the facade has as well. */
  public static synchronized Kernel kernel() {
    if (kernel == null) {
      kernel = PyKdumpAPI.session().open(request(vmcore()));
    }
    return kernel;
  }

  /** Opens the kernel anew, after a test has made another one the facade's. */
  public static synchronized void renew() {
    kernel = PyKdumpAPI.session().open(kernel.target());
  }

  /** Returns the same dump opened with crash, which {@link #kernel} need not be. */
  static synchronized Kernel crashKernel() {
    if (crashKernel == null) {
      crashKernel = freshKernel(DumpEngine.CRASH);
    }
    return crashKernel;
  }

  /** Opens a kernel with empty caches in the crash of all tests; the caller must not close it. */
  static Kernel coldKernel() {
    return new Kernel(kernel().target(), new PyLog(line -> {}), 16 << 20);
  }

  /** Opens a kernel of the caller's own on the same dump, with a crash of its own. */
  static Kernel freshKernel() {
    return freshKernel(engine());
  }

  private static Kernel freshKernel(DumpEngine engine) {
    OpenRequest request = request(vmcore()).withEngine(engine);
    return new Kernel(TargetProvider.find().open(request), new PyLog(line -> {}), 16 << 20);
  }

  /** Starts a plain crash of the caller's own on the same dump. */
  static PlainCrash freshCrash() {
    return new PlainCrash(property("crash"), property("vmlinux"), vmcore());
  }

  /** Returns the request that opens a dump of the testbed, with the crash that knows its kernel. */
  static OpenRequest request(String vmcore) {
    return OpenRequest.dump(property("vmlinux"), vmcore)
        .withCrash(property("crash"))
        .withEngine(engine());
  }

  // -Djkdump.engine, so that the rows run on each engine.
  private static DumpEngine engine() {
    return DumpEngine.valueOf(System.getProperty("jkdump.engine", "auto").toUpperCase(Locale.ROOT));
  }

  /** Returns the output of plain crash for some commands on the same dump, one text each. */
  public static synchronized String[] crash(String... lines) {
    if (crash == null) {
      crash = freshCrash();
    }
    return crash.run(lines);
  }

  private static Properties load() {
    String directory = System.getProperty("jkdump.testbed", "");
    if (directory.isEmpty()) {
      throw new IllegalStateException("-Djkdump.testbed names no dump: run make test");
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(directory, "testbed.properties"))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("no testbed in " + directory + ": run make test", e);
    }
  }
}
