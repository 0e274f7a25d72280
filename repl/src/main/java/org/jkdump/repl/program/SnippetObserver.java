// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.util.List;
import java.util.function.Supplier;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;

/** Is there when the snippets of a program run. */
public interface SnippetObserver {
  /** Has a snippet evaluated, once. */
  List<SnippetOutcome> watch(SnippetPlace place, Supplier<List<SnippetOutcome>> evaluation);

  /** A snippet failed; the rest of its program does not run. */
  void failed(SnippetPlace place, Failure failure);
}
