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
 * @param run the run now; empty if the snippet did not run
 * @param line of the program
 * @param recorded the recording; empty if the snippet is new
 * @param difference the difference in one line and then as a unified diff; empty if there is none
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
