// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.List;
import java.util.function.Supplier;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;

/** Is there when the snippets of a program run. */
public interface Observer {
  /** Has a snippet evaluated, once. */
  List<Outcome> watch(Place place, Supplier<List<Outcome>> evaluation);

  /** A snippet failed; the rest of its program does not run. */
  void failed(Place place, Failure failure);
}
