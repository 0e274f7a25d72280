// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.SnippetPlace;

/** Listener to the programs that run on one dump. */
public interface RunListener extends AutoCloseable {
  /** A dump is open. */
  default void begin(DumpInfo dump) {}

  /** A program begins. */
  default void begin(Program program) {}

  /** A snippet begins. */
  default void begin(SnippetPlace place) {}

  /** A snippet ran. */
  void snippet(SnippetRun run);

  /** A program ended. */
  default void end(Program program) {}

  /** All programs ended. */
  default void finish() {}

  /** No more calls come, whether all programs ended or not. */
  @Override
  default void close() {}
}
