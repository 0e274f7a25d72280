// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import java.io.PrintStream;
import java.util.List;

/** Prints differences for a person, in colours if wanted. */
public final class DifferencePrinter {
  private static final int MOST_LINES = 200;
  private static final String BOLD = "1";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String CYAN = "36";

  private final PrintStream out;
  private final boolean coloured;

  public DifferencePrinter(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** Prints a difference; nothing if there is none. */
  public void print(Difference compared) {
    List<String> lines = compared.difference();
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      out.println(coloured ? coloured(lines.get(i), i) : lines.get(i));
    }
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES;
      out.println("... " + more + " lines more; record into another directory and diff -r the two");
    }
    out.flush();
  }

  private static String coloured(String line, int index) {
    String colour = index == 0 ? BOLD : colour(line);
    return colour.isEmpty() ? line : "\033[" + colour + "m" + line + "\033[0m";
  }

  private static String colour(String line) {
    if (line.startsWith("@@")) {
      return CYAN;
    }
    if (line.startsWith("---") || line.startsWith("+++")) {
      return BOLD;
    }
    return line.startsWith("-") ? RED : line.startsWith("+") ? GREEN : "";
  }
}
