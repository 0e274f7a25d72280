// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** A crash or GDB command that ended with an error. */
public final class CommandException extends TargetException {
  private static final long serialVersionUID = 1L;
  private final String command;
  private final String partialOutput;

  public CommandException(String command, String partialOutput, String why) {
    super(text(command, partialOutput, why));
    this.command = command;
    this.partialOutput = partialOutput;
  }

  private static String text(String command, String output, String why) {
    String head = "crash command '" + command + "' " + why;
    return output.isBlank() ? head : head + ":\n" + output.stripTrailing();
  }

  /** The line as it was given. */
  public String command() {
    return command;
  }

  /** What it printed until it failed, crash's own words among it. */
  public String partialOutput() {
    return partialOutput;
  }
}
