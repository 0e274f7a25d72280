// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;
import org.jkdump.repl.engine.SnippetValue;

/** Runs of snippets that never ran. */
final class Runs {
  static final Program PROGRAM = new Program("p", "dir/p.jsh", "int x = 3\n");

  private Runs() {}

  static SnippetRun printing(String text) {
    return run(text, List.of(), List.of());
  }

  static SnippetRun run(String text, List<Outcome> outcomes, List<LogEntry> log) {
    Place place = new Place(PROGRAM, 4, "int x =\n  3");
    return new SnippetRun(place, outcomes, text, log, Duration.ofNanos(1_234_567_890));
  }

  static Outcome value(String name, String type, String text) {
    return new Outcome("", Optional.of(new SnippetValue(name, type, text)), Optional.empty());
  }

  static Outcome failure(int line, String text, Integer exit) {
    Failure failure = new Failure("source", line, text, exit, false);
    return new Outcome("", Optional.empty(), Optional.of(failure));
  }
}
