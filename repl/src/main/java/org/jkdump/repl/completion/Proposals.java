// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;

/** Source of proposals for a typed text. */
@FunctionalInterface
public interface Proposals {
  /** Completes nothing. */
  Proposals NONE = text -> List.of();

  /** The proposals for the identifier at the end of a text. */
  List<Proposal> at(String text);
}
