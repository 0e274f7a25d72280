// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import jdk.jshell.SourceCodeAnalysis;

/** Tells whether more lines must follow before what was typed can be run. */
final class Completeness {
  private final SourceCodeAnalysis analysis;

  Completeness(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  boolean needsMore(String text) {
    if (text.isBlank() || isCommand(text)) {
      return false;
    }
    return switch (analysis.analyzeCompletion(text).completeness()) {
      case DEFINITELY_INCOMPLETE -> true;
      case CONSIDERED_INCOMPLETE -> !text.endsWith("\n");
      default -> false;
    };
  }

  /** Whether it is for the REPL or crash rather than for Java. */
  static boolean isCommand(String text) {
    String line = text.stripLeading();
    boolean comment = line.startsWith("//") || line.startsWith("/*");
    return !comment && (line.startsWith("/") || line.startsWith("!"));
  }
}
