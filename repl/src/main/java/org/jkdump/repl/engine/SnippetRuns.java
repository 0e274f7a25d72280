// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jkdump.log.LogSummary;
import org.jkdump.session.Session;

/**
 * Runs of an engine: the log begins afresh with each and is summarised at its end. A run within a
 * run is a part of it. A problem that a person's own snippet logs has been shown, and the prompt
 * follows: only a program's summary repeats it.
 */
final class SnippetRuns {
  private final Session session;
  private final Supplier<PrintStream> out;
  private int depth;
  private RunClock clock;

  SnippetRuns(Session session, Supplier<PrintStream> out) {
    this.session = session;
    this.out = out;
  }

  synchronized void begin() {
    if (depth++ == 0) {
      session.log().begin();
      clock = new RunClock(session::othersCpuTime);
    }
  }

  void finish() {
    finish(false);
  }

  /**
   * @param isProgram whether a saved snippet ends
   */
  synchronized void finish(boolean isProgram) {
    if (--depth == 0) {
      LogSummary summary = isProgram ? session.log().finish() : session.log().finishUnseen();
      out.get().print(summary + (session.hasFooter(summary, isProgram) ? clock.footer() : ""));
      out.get().flush();
    }
  }
}
