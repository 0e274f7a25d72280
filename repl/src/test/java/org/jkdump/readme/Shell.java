// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.readme;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs a shell command as a new user would. */
final class Shell {
  private Shell() {}

  /** Result of a command: its output, standard error included, and its exit status. */
  record Result(String text, int status) {}

  /** Runs a command on the testbed's dump, with the crash that knows its kernel. */
  static String onDump(String command) {
    Properties testbed = new Properties();
    Path file = Path.of(System.getProperty("jkdump.testbed"), "testbed.properties");
    try (InputStream in = Files.newInputStream(file)) {
      testbed.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("run make test, which makes the dump: " + e);
    }
    return "export JKDUMP_CRASH="
        + testbed.getProperty("crash")
        + "; "
        + command
            .replaceAll("\\bVMLINUX\\b", testbed.getProperty("vmlinux"))
            .replaceAll("\\bVMCORE\\b", testbed.getProperty("vmcore.zlib"));
  }

  static Result run(Path directory, String command, String input)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Result(text, process.waitFor());
  }
}
