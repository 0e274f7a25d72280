// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Error of a crash or GDB command. */
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

  /** The command line as the caller gave it. */
  public String command() {
    return command;
  }

  /** Output up to the failure, with crash's own words. */
  public String partialOutput() {
    return partialOutput;
  }
}
