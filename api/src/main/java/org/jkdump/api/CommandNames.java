// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jkdump.crash.BackgroundCommand;
import org.jkdump.crash.Backtrace;
import org.jkdump.crash.CrashTables;
import org.jkdump.crash.PsEntry;
import org.jkdump.crash.SlabEntry;
import org.jkdump.crash.SuppressedErrors;
import org.jkdump.session.Session;
import org.jkdump.target.OpenException;

/** Commands: the names that run commands of crash and GDB; a group of {@link PyKdumpAPI}. */
public abstract class CommandNames extends ContainerNames {
  CommandNames() {}

  /**
   * The text that a crash command prints.
   *
   * @throws org.jkdump.target.CommandException if crash reports an error; the exception has the
   *     text printed until then
   */
  public static String execCrashCommand(String line) {
    return kernel().command(line);
  }

  /**
   * The same; the text is also shown while crash prints it.
   *
   * @param shown receives each piece of the text, perhaps in another thread
   */
  public static String execCrashCommand(String line, Consumer<String> shown) {
    return kernel().command(line, shown);
  }

  /** Short for {@link #execCrashCommand(String)}. */
  public static String crash(String line) {
    return execCrashCommand(line);
  }

  /**
   * The stack of a task as crash's {@code bt} prints it; where no crash can be started, a line that
   * says why.
   *
   * @param which a pid, the address of a {@code task_struct} in hexadecimal, or an option of {@code
   *     bt} such as {@code -p}
   */
  public static String bt(String which) {
    try {
      return crash("bt " + which);
    } catch (OpenException e) {
      return e.getMessage() + "\n";
    }
  }

  /** The text that a GDB command prints. */
  public static String execGdbCommand(String line) {
    return execCrashCommand("gdb " + line);
  }

  /** Short for {@link #execGdbCommand}. */
  public static String gdb(String line) {
    return execGdbCommand(line);
  }

  /**
   * The text of a crash command that runs in a process forked from crash and is killed at the run's
   * deadline ({@link Session#commandTimeout}). After a time-out or an error, which is logged, the
   * result is the text printed until then.
   */
  public static String execCrashCommandBg(String line) {
    return execCrashCommandBg2(line).text();
  }

  /**
   * The same with a deadline of its own.
   *
   * @param seconds until the command is killed; 0 for never
   */
  public static String execCrashCommandBg(String line, long seconds) {
    return execCrashCommandBg(line, Duration.ofSeconds(seconds));
  }

  /** The same with a deadline of its own; zero for none. */
  public static String execCrashCommandBg(String line, Duration timeout) {
    return execCrashCommandBg2(line, timeout).text();
  }

  /**
   * Starts a crash command in a process of its own and returns at once, so that several commands
   * can run side by side; {@link BackgroundCommand#text} waits for the text.
   */
  public static BackgroundCommand execCrashCommandBg2(String line) {
    return execCrashCommandBg2(line, session().commandTimeout().get());
  }

  /** The same with a deadline of its own; zero for none. */
  public static BackgroundCommand execCrashCommandBg2(String line, Duration timeout) {
    return new BackgroundCommand(kernel(), line, timeout);
  }

  /** Keeps crash's error messages out of the text of commands until the result is closed. */
  public static SuppressedErrors suppressCrashErrors() {
    return suppressCrashErrors("/dev/null");
  }

  /** The same; the error messages go to a file. */
  public static SuppressedErrors suppressCrashErrors(String file) {
    return new SuppressedErrors(kernel(), file);
  }

  /** The tasks that crash's {@code ps} shows. */
  public static List<PsEntry> execPs() {
    return execPs("ps");
  }

  /**
   * The tasks that a form of crash's {@code ps} shows.
   *
   * @param command prints the usual columns, such as {@code ps -k}
   */
  public static List<PsEntry> execPs(String command) {
    return new CrashTables(kernel()).ps(command);
  }

  /** The slab caches that crash's {@code kmem -s} shows. */
  public static List<SlabEntry> execKmemSlabs() {
    return execKmemSlabs("kmem -s");
  }

  /**
   * The slab caches that a form of crash's {@code kmem -s} shows.
   *
   * @param command such as {@code kmem -s dentry}
   */
  public static List<SlabEntry> execKmemSlabs(String command) {
    return new CrashTables(kernel()).slabs(command);
  }

  /**
   * The stacks that a form of crash's {@code bt} shows.
   *
   * @param command such as {@code bt -a} or {@code foreach bt -s}
   */
  public static List<Backtrace> execBt(String command) {
    return new CrashTables(kernel()).backtraces(command);
  }
}
