// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * GDB's program gdb-add-index, which ends with this JVM at the latest.
 *
 * @param program its name or path
 */
record GdbAddIndex(String program) {
  private static final int MINUTES = 10;

  // Not in the terminal's session: ^C at the prompt must not end it.
  private static final String[] QUIETLY = {"setsid", "nice", "-n", "19", "sh", "-c"};
  private static final String SCRIPT =
      "command -v \"$3\" >/dev/null && cp \"$1\" \"$2\" && chmod u+w \"$2\" && \"$3\" \"$2\"";

  /**
   * Copies a file and adds the index to the copy; returns whether that succeeded.
   *
   * @param cleanup removes the rest of the work if the JVM ends before it is done
   */
  boolean run(Path from, Path to, Runnable cleanup) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(QUIETLY);
    builder.command().add(SCRIPT);
    builder.command().add("sh");
    builder.command().add(from.toAbsolutePath().toString());
    builder.command().add(to.toAbsolutePath().toString());
    builder.command().add(program);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Thread end = new Thread(() -> end(process, cleanup), "jkdump-end-of-indexing");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      process.getOutputStream().close();
      return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IllegalStateException e) {
      return false;
    } finally {
      kill(process);
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending and runs the hook.
    }
  }

  private static void end(Process process, Runnable cleanup) {
    kill(process);
    cleanup.run();
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
