// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;

/** Completes what is typed. */
@FunctionalInterface
public interface Proposals {
  /** Completes nothing. */
  Proposals NONE = text -> List.of();

  /** What may take the place of the identifier at the end of a text, or stand there. */
  List<Proposal> at(String text);
}
