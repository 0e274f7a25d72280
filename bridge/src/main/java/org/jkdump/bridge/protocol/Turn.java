// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One line typed at crash's prompt for the JVM that {@code jsh} keeps.
 *
 * @param words a saved snippet and its arguments; none for the prompt
 * @param output file or pipe for standard output in this turn; absent if it stays where it is
 * @param terminal whether this process has the terminal in this turn
 * @param modulesChanged whether debuginfo of modules was loaded or deleted since the last turn
 * @param paged whether crash itself shows the output page by page
 */
public record Turn(
    List<String> words,
    Optional<Path> output,
    boolean terminal,
    boolean modulesChanged,
    boolean paged) {
  private static final int TERMINAL = 1;
  private static final int MODULES = 2;
  private static final int PAGER = 4;

  public Turn {
    words = List.copyOf(words);
  }

  /** The turn that a reply to NEXT describes. */
  static Turn of(Reply reply) {
    int flags = reply.u8();
    String output = reply.skip(3).str();
    List<String> words = reply.strs(reply.u32());
    return new Turn(
        words,
        output.isEmpty() ? Optional.empty() : Optional.of(Path.of(output)),
        (flags & TERMINAL) != 0,
        (flags & MODULES) != 0,
        (flags & PAGER) != 0);
  }
}
