// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

/** Counts of the snippets on one dump, and of their log entries. */
public final class Tally implements RunListener {
  private int snippets;
  private int failed;
  private int warnings;
  private int errors;

  @Override
  public void snippet(SnippetRun run) {
    snippets++;
    failed += run.isFailed() ? 1 : 0;
    for (LogEntry entry : run.log()) {
      warnings += entry.kind().equals("warning") ? 1 : 0;
      errors += entry.kind().equals("error") || entry.kind().equals("timeout") ? 1 : 0;
    }
  }

  /** Snippets that ran. */
  public int snippets() {
    return snippets;
  }

  /** Snippets that failed. */
  public int failed() {
    return failed;
  }

  /** Warnings in the log. */
  public int warnings() {
    return warnings;
  }

  /** Errors in the log, and commands that did not end in time. */
  public int errors() {
    return errors;
  }
}
