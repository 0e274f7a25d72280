// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;

/**
 * Standard output that notices the end of a snippet: jshell's execution control flushes it after
 * each snippet that ended well (JDK: jdk.jshell.execution.DirectExecutionControl.invoke).
 */
final class HookedOut extends PrintStream {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String CONTROL = "jdk.jshell.execution.";
  private static final int CALLER = 2;
  private final SnippetWatch watch;

  HookedOut(PrintStream before, SnippetWatch watch) {
    super(before, true);
    this.watch = watch;
  }

  @Override
  public void flush() {
    super.flush();
    if (watch != null && isEndOfSnippet()) {
      watch.finish();
    }
  }

  private static boolean isEndOfSnippet() {
    return WALKER.walk(
        frames ->
            frames
                .limit(CALLER + 1)
                .skip(CALLER)
                .anyMatch(f -> f.getClassName().startsWith(CONTROL)));
  }
}
