// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;
import org.jkdump.repl.engine.Analysis;

/**
 * Runs some completions while the person still reads the greeting: the first one is slow, because
 * JShell's compiler looks at every class that a name may stand for.
 */
public final class WarmUp {
  // The last two name generated classes; without these they have no completions.
  private static final List<String> SOURCES =
      List.of("a", "kernel().", "int n = sysInfo().", "task_struct.at(0).", "vars.init_t");
  private static final int ROUNDS = 3;
  private static final String CALL = "readSU(";

  private WarmUp() {}

  /**
   * Starts a thread for the completions.
   *
   * @param more work to do before
   */
  public static Thread start(Analysis analysis, Runnable more) {
    Thread thread = new Thread(() -> run(analysis, more), "jkdump-warm-up");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void run(Analysis analysis, Runnable more) {
    try {
      more.run();
      for (int i = 0; i < ROUNDS; i++) {
        SOURCES.forEach(source -> analysis.suggestions(source, source.length(), new int[1]));
        analysis.declarations(CALL);
      }
    } catch (RuntimeException e) {
      // The session may have ended, or lost its crash; a real completion reports that.
    }
  }
}
