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

/** The names that run commands; a part of {@link PyKdumpAPI}. */
public abstract class CommandNames extends TaskNames {
  CommandNames() {}

  /**
   * What a crash command prints.
   *
   * @throws org.jkdump.target.CommandException where crash reports an error; it carries what was
   *     printed until then
   */
  public static String execCrashCommand(String line) {
    return kernel().command(line);
  }

  /**
   * As {@link #execCrashCommand(String)}, and shows the text while crash prints it.
   *
   * @param shown is given each piece of the text, perhaps in another thread
   */
  public static String execCrashCommand(String line, Consumer<String> shown) {
    return kernel().command(line, shown);
  }

  /** Short for {@link #execCrashCommand(String)}. */
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

  /**
   * What a crash command prints that runs in a process of its own, forked from crash, and is killed
   * at the run's deadline ({@link Session#commandTimeout}). A time-out, or an error, is logged, and
   * what was printed until then is returned.
   */
  public static String execCrashCommandBg(String line) {
    return execCrashCommandBg2(line).text();
  }

  /**
   * As {@link #execCrashCommandBg(String)}, with a deadline of its own.
   *
   * @param seconds until it is killed; 0 for never
   */
  public static String execCrashCommandBg(String line, long seconds) {
    return execCrashCommandBg(line, Duration.ofSeconds(seconds));
  }

  /** As {@link #execCrashCommandBg(String)}, with a deadline of its own; zero for none. */
  public static String execCrashCommandBg(String line, Duration timeout) {
    return execCrashCommandBg2(line, timeout).text();
  }

  /**
   * Begins to run a crash command in a process of its own and comes back at once, so that several
   * can be on their way; {@link BackgroundCommand#text} waits for what it prints.
   */
  public static BackgroundCommand execCrashCommandBg2(String line) {
    return execCrashCommandBg2(line, session().commandTimeout().get());
  }

  /** As {@link #execCrashCommandBg2(String)}, with a deadline of its own; zero for none. */
  public static BackgroundCommand execCrashCommandBg2(String line, Duration timeout) {
    return new BackgroundCommand(kernel(), line, timeout);
  }

  /** Keeps crash's error messages out of the text of commands until it is closed. */
  public static SuppressedErrors suppressCrashErrors() {
    return suppressCrashErrors("/dev/null");
  }

  /** Sends crash's error messages to a file until it is closed. */
  public static SuppressedErrors suppressCrashErrors(String file) {
    return new SuppressedErrors(kernel(), file);
  }

  /** What crash's {@code ps} shows. */
  public static List<PsEntry> execPs() {
    return execPs("ps");
  }

  /**
   * What a form of crash's {@code ps} shows.
   *
   * @param command one that prints the usual columns, such as {@code ps -k}
   */
  public static List<PsEntry> execPs(String command) {
    return new CrashTables(kernel()).ps(command);
  }

  /** What crash's {@code kmem -s} shows. */
  public static List<SlabEntry> execKmemSlabs() {
    return execKmemSlabs("kmem -s");
  }

  /**
   * What a form of crash's {@code kmem -s} shows.
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
