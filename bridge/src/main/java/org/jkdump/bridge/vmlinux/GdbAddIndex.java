// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jkdump.bridge.posix.ChildProcess;

/**
 * GDB's program gdb-add-index, which ends with this JVM at the latest.
 *
 * @param program its name or path
 */
record GdbAddIndex(String program) {
  private static final long PATIENCE_SECONDS = TimeUnit.MINUTES.toSeconds(10);
  private static final String SCRIPT =
      "exec >/dev/null 2>&1 </dev/null; command -v \"$3\" && cp \"$1\" \"$2\" && chmod u+w \"$2\""
          + " && \"$3\" \"$2\"";

  /**
   * Copies a file and adds the index to the copy; returns whether that succeeded.
   *
   * @param cleanup removes the rest of the work if the JVM ends before it is done
   */
  boolean run(Path from, Path to, Runnable cleanup) throws IOException, InterruptedException {
    String source = from.toAbsolutePath().toString();
    String copy = to.toAbsolutePath().toString();
    ChildProcess process =
        ChildProcess.start(
            List.of("nice", "-n", "19", "sh", "-c", SCRIPT, "sh", source, copy, program),
            System.getenv());
    Thread end = new Thread(() -> end(process, cleanup), "jkdump-end-of-indexing");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      OptionalInt exit = process.exit(PATIENCE_SECONDS);
      return exit.isPresent() && exit.getAsInt() == 0;
    } catch (IllegalStateException e) {
      return false;
    } finally {
      process.kill();
      process.input().close();
      process.output().close();
      forget(end);
    }
  }

  private static void end(ChildProcess process, Runnable cleanup) {
    process.kill();
    cleanup.run();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending and runs the hook.
    }
  }
}
