// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.program.SnippetPlace;

/**
 * What a snippet did.
 *
 * @param outcomes of each declaration or statement in it
 * @param text what was printed on standard output meanwhile
 * @param log what came to the log
 */
public record SnippetRun(
    SnippetPlace place,
    List<SnippetOutcome> outcomes,
    String text,
    List<LogEntry> log,
    Duration time) {

  /** Why it failed. */
  public Optional<Failure> failure() {
    return outcomes.stream().map(SnippetOutcome::failure).flatMap(Optional::stream).findFirst();
  }

  /** Whether it failed; {@code System.exit(0)} is no failure. */
  public boolean isFailed() {
    return failure().filter(f -> f.exit() == null || f.exit() != 0).isPresent();
  }
}
