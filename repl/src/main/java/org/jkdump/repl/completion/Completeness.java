// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import org.jkdump.repl.engine.Analysis;

/** Test whether a typed text needs more lines before it can run. */
public final class Completeness {
  private final Analysis analysis;

  public Completeness(Analysis analysis) {
    this.analysis = analysis;
  }

  public boolean needsMore(String text) {
    if (text.isBlank() || LineKind.of(text) != LineKind.JAVA) {
      return false;
    }
    return switch (analysis.completion(text).completeness()) {
      case DEFINITELY_INCOMPLETE -> true;
      case CONSIDERED_INCOMPLETE -> !text.endsWith("\n");
      default -> false;
    };
  }
}
