// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.program.FailureText;
import org.jkdump.repl.program.SnippetObserver;
import org.jkdump.repl.program.SnippetPlace;

/** Observer that keeps output, log and outcome of each snippet. */
final class WatchedRun implements SnippetObserver {
  private final PyLog log;
  private final boolean quiet;
  private final List<RunListener> listeners;

  /**
   * @param quiet whether failures are not printed
   */
  WatchedRun(PyLog log, boolean quiet, List<RunListener> listeners) {
    this.log = log;
    this.quiet = quiet;
    this.listeners = listeners;
  }

  @Override
  public List<SnippetOutcome> watch(SnippetPlace place, Supplier<List<SnippetOutcome>> evaluation) {
    Capture capture = new Capture(new Utf8Relay(System.out), Capture.LIMIT);
    listeners.forEach(listener -> listener.begin(place));
    LogSummary before = log.summary();
    long begin = System.nanoTime();
    List<SnippetOutcome> outcomes = capture.during(evaluation);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    List<LogEntry> entries = LogEntry.since(before, log.summary());
    SnippetRun run = new SnippetRun(place, outcomes, capture.text(), entries, time);
    listeners.forEach(listener -> listener.snippet(run));
    return outcomes;
  }

  @Override
  public void failed(SnippetPlace place, Failure failure) {
    if (!quiet) {
      FailureText.print(System.err, place, failure);
    }
  }
}
