// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.PrintStream;
import org.jkdump.repl.engine.Failure;

/** Text that says why a program ended. */
public final class FailureText {
  private FailureText() {}

  /** Prints the reason with its place; nothing if the program ended itself with status 0. */
  public static void print(PrintStream errors, SnippetPlace place, Failure failure) {
    System.out.flush();
    if (failure.exit() != null && failure.exit() == 0) {
      return;
    }
    if (failure.isUsage()) {
      errors.println(place.program().title() + ": " + failure.text());
      return;
    }
    errors.println(place.at(failure.line()) + ": " + failure.text());
    String snippet = failure.source().strip();
    if (failure.exit() == null && !snippet.isEmpty()) {
      errors.println("the snippet was:\n" + snippet.indent(4).stripTrailing());
    }
  }
}
