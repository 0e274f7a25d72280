// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.util.List;
import java.util.function.Supplier;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;

/** Observer of the snippets of a program, which it evaluates. */
public interface SnippetObserver {
  /** Evaluates a snippet, once. */
  List<SnippetOutcome> watch(SnippetPlace place, Supplier<List<SnippetOutcome>> evaluation);

  /** Is given the snippet that failed; the rest of the program does not run. */
  void failed(SnippetPlace place, Failure failure);
}
