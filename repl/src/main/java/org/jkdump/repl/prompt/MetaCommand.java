// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.util.function.Consumer;
import org.jkdump.repl.completion.Proposals;

/**
 * A command of the REPL itself.
 *
 * @param name with its slash
 * @param argument name of the argument, or an empty text
 * @param help one line
 * @param proposals completes the argument
 */
record MetaCommand(
    String name, String argument, String help, Consumer<String> action, Proposals proposals) {
  MetaCommand(String name, String argument, String help, Consumer<String> action) {
    this(name, argument, help, action, Proposals.NONE);
  }

  /** The command as one types it. */
  String usage() {
    return argument.isEmpty() ? name : name + " " + argument;
  }
}
