// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;

/**
 * Prints the summary of a run in a stock jshell. A run that ends well is told by {@link HookedOut};
 * one that throws or is stopped is noticed by watching until no thread is in a snippet any more.
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

  /** Watches until the run that just logged for the first time is over. */
  void start() {
    Thread thread = new Thread(this::watch, "jkdump-log");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Prints what was logged; the next entry begins a new run. A program within a run tells its own
   * end.
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
