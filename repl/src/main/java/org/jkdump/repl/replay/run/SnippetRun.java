// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.program.SnippetPlace;

/**
 * One run of a snippet.
 *
 * @param outcomes of each declaration or statement in it
 * @param text its standard output
 * @param log new entries of the log
 */
public record SnippetRun(
    SnippetPlace place,
    List<SnippetOutcome> outcomes,
    String text,
    List<LogEntry> log,
    Duration time) {

  /** The failure, if the snippet failed. */
  public Optional<Failure> failure() {
    return outcomes.stream().map(SnippetOutcome::failure).flatMap(Optional::stream).findFirst();
  }

  /** Whether the snippet failed; {@code System.exit(0)} is no failure. */
  public boolean isFailed() {
    return failure().filter(f -> f.exit() == null || f.exit() != 0).isPresent();
  }
}
