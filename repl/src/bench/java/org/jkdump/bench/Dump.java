// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.OpenRequest;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Dump that all benchmarks read: the one in format {@code jkdump.format}, in the directory that
 * system property {@code jkdump.testbed} names.
 */
@State(Scope.Benchmark)
public class Dump {
  Kernel kernel;

  /** First process, which has a parent and threads. */
  Struct init;

  /** Opens the dump. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    Properties testbed = new Properties();
    Path directory = Path.of(System.getProperty("jkdump.testbed"));
    try (Reader file = Files.newBufferedReader(directory.resolve("testbed.properties"))) {
      testbed.load(file);
    }
    String vmcore = testbed.getProperty("vmcore." + System.getProperty("jkdump.format", "zlib"));
    OpenRequest request = OpenRequest.dump(testbed.getProperty("vmlinux"), vmcore);
    kernel = PyKdumpAPI.session().open(request.withCrash(testbed.getProperty("crash")));
    init = PyKdumpAPI.pidToTask(1);
  }

  /** Ends the dump's crash. */
  @TearDown(Level.Trial)
  public void close() {
    PyKdumpAPI.session().close();
  }
}
