// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;

/** Keeps all that a snippet does. */
final class Watching implements Observer {
  private final PyLog log;
  private final boolean quiet;
  private final List<Sink> sinks;

  /**
   * @param quiet whether what is printed, and why a snippet failed, is kept only
   */
  Watching(PyLog log, boolean quiet, List<Sink> sinks) {
    this.log = log;
    this.quiet = quiet;
    this.sinks = sinks;
  }

  @Override
  public List<Outcome> watch(Place place, Supplier<List<Outcome>> evaluation) {
    PrintStream shown = System.out;
    OutputStream next = quiet ? OutputStream.nullOutputStream() : new Relay(shown);
    Capture capture = new Capture(next, Capture.LIMIT);
    sinks.forEach(sink -> sink.begin(place));
    LogSummary before = log.summary();
    long begin = System.nanoTime();
    List<Outcome> outcomes = capture.during(evaluation);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    List<LogEntry> entries = LogEntry.since(before, log.summary());
    SnippetRun run = new SnippetRun(place, outcomes, capture.text(), entries, time);
    sinks.forEach(sink -> sink.snippet(run));
    return outcomes;
  }

  @Override
  public void failed(Place place, Failure failure) {
    if (!quiet) {
      FailureText.print(System.err, place, failure);
    }
  }
}
