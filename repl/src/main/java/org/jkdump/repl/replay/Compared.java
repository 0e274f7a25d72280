// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.List;
import java.util.Optional;

/**
 * A snippet beside its recording.
 *
 * @param run what it did now; empty where it did not run
 * @param line of the program
 * @param recorded empty where it is new
 * @param difference what differs, in one line and then as a unified diff; empty where nothing does
 */
public record Compared(
    Optional<SnippetRun> run,
    Program program,
    int line,
    Optional<Kept> recorded,
    List<String> difference) {

  /** Whether anything differs. */
  public boolean differs() {
    return !difference.isEmpty();
  }
}
