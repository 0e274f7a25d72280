// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;

/**
 * Prints the summary of a run in a stock jshell. {@link HookedOut} reports a run that ends well.
 * For a run that throws or is stopped, a thread watches until no thread is in a snippet any more.
 */
final class SnippetWatch {
  private static final int INTERVAL_MILLIS = 50;
  private static final String ENTRY = "do_it$";
  private final PyLog log;
  private final PrintStream out;

  SnippetWatch(PyLog log, PrintStream out) {
    this.log = log;
    this.out = out;
  }

  /** Watches, from the first log entry of a run, until the run is over. */
  void start() {
    Thread thread = new Thread(this::watch, "jkdump-log");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Prints the log entries; the next entry begins a new run. A program within a run prints its own.
   */
  synchronized void finish() {
    if (log.isNested()) {
      return;
    }
    LogSummary summary = log.finish();
    if (!summary.isEmpty()) {
      out.print(summary);
      out.flush();
    }
  }

  private void watch() {
    try {
      do {
        Thread.sleep(INTERVAL_MILLIS);
      } while (isSnippetRunning());
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isSnippetRunning() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(java.util.Arrays::stream)
        .anyMatch(frame -> frame.getMethodName().equals(ENTRY));
  }
}
