// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import java.util.List;
import java.util.Optional;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.recording.RecordedSnippet;
import org.jkdump.repl.replay.run.SnippetRun;

/**
 * A snippet beside its recording.
 *
 * @param run what it did now; empty where it did not run
 * @param line of the program
 * @param recorded empty where it is new
 * @param difference what differs, in one line and then as a unified diff; empty where nothing does
 */
public record Difference(
    Optional<SnippetRun> run,
    Program program,
    int line,
    Optional<RecordedSnippet> recorded,
    List<String> difference) {

  /** Whether anything differs. */
  public boolean differs() {
    return !difference.isEmpty();
  }
}
