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
 * The dump that all benchmarks read: of the set in the directory that system property {@code
 * jkdump.testbed} names, the one in format {@code jkdump.format}.
 */
@State(Scope.Benchmark)
public class Dump {
  Kernel kernel;

  /** The first process, which has a parent and threads. */
  Struct init;

  /** Opens it. */
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

  /** Ends its crash. */
  @TearDown(Level.Trial)
  public void close() {
    PyKdumpAPI.session().close();
  }
}
