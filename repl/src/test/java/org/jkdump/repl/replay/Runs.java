// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.engine.SnippetValue;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.SnippetPlace;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.SnippetRun;

/** Made-up runs of snippets. */
public final class Runs {
  public static final Program PROGRAM = new Program("p", "dir/p.jsh", "int x = 3\n");

  private Runs() {}

  public static SnippetRun printing(String text) {
    return run(text, List.of(), List.of());
  }

  public static SnippetRun run(String text, List<SnippetOutcome> outcomes, List<LogEntry> log) {
    SnippetPlace place = new SnippetPlace(PROGRAM, 4, "int x =\n  3");
    return new SnippetRun(place, outcomes, text, log, Duration.ofNanos(1_234_567_890));
  }

  public static SnippetOutcome value(String name, String type, String text) {
    return new SnippetOutcome(
        "", Optional.of(new SnippetValue(name, type, text)), Optional.empty(), Optional.empty());
  }

  public static SnippetOutcome failure(int line, String text, Integer exit) {
    Failure failure = new Failure("source", line, text, exit, false);
    return SnippetOutcome.failed(failure);
  }
}
