// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.PrintStream;

/**
 * Prints the output of a command piece by piece, while the command runs. Safe for use by many
 * threads.
 */
final class LivePrinter {
  private final PrintStream out;
  private boolean midLine;

  LivePrinter(PrintStream out) {
    this.out = out;
  }

  synchronized void print(String piece) {
    if (!piece.isEmpty()) {
      out.print(piece);
      out.flush();
      midLine = !piece.endsWith("\n");
    }
  }

  /** Ends the line that the last piece began. */
  synchronized void endLine() {
    if (midLine) {
      out.println();
      midLine = false;
    }
  }
}
