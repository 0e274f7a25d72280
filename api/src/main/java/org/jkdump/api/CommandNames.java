// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/** The names that run commands; a part of {@link PyKdumpAPI}. */
public abstract class CommandNames extends TaskNames {
  CommandNames() {}

  /** What a crash command prints. */
  public static String execCrashCommand(String line) {
    return kernel().command(line);
  }

  /** Short for {@link #execCrashCommand}. */
  public static String crash(String line) {
    return execCrashCommand(line);
  }

  /** What a GDB command prints. */
  public static String execGdbCommand(String line) {
    return execCrashCommand("gdb " + line);
  }

  /** Short for {@link #execGdbCommand}. */
  public static String gdb(String line) {
    return execGdbCommand(line);
  }
}
