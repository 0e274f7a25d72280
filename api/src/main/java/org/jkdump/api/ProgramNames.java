// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.artwork.Box;
import org.jkdump.artwork.Table;
import org.jkdump.artwork.TableFrom;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.session.GlobalOptions;
import org.jkdump.session.Knobs;
import org.jkdump.session.Section;
import org.jkdump.target.TargetException;

/** Programs: the names for saved snippets; a group of {@link PyKdumpAPI}. */
public abstract class ProgramNames extends SymbolNames {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  ProgramNames() {}

  /** The arguments of the saved snippet that runs: {@code jkdump replay NAME -- ARGS}. */
  public static List<String> args() {
    return session().args();
  }

  /**
   * Runs a saved snippet, found by name or path, with a log and run settings of its own.
   *
   * @return 0 after success, the status of {@code System.exit}, or 1 after a failure, which the
   *     program has printed
   * @throws TargetException if there is no such program; the message has the nearest names
   */
  public static int run(String name, String... args) {
    return session().run(name, List.of(args));
  }

  /** The global options of the saved snippet that runs. */
  public static GlobalOptions apiOptions() {
    return session().options();
  }

  /** The named settings of the session. */
  public static Knobs knobs() {
    return session().knobs();
  }

  /** Prints an empty line and a text in a box: the title of a part of a program's output. */
  public static void heading(String text) {
    System.out.println();
    System.out.println(Box.of(text));
  }

  /**
   * Prints a part of a program's output under its title. If the part fails, or if something in it
   * can't be read, a line below it says so, the end of the program names it again, and the program
   * goes on with its next part.
   *
   * @param body prints the part
   */
  public static void section(String title, Runnable body) {
    heading(title);
    Section.run(pylog, title, body).ifPresent(lack -> System.out.println(title + ": " + lack));
  }

  /**
   * The answer to a question, or another one if the question can't be answered, which is logged:
   * one damaged struct among many costs no more than its own answer.
   */
  public static <T> T readOr(Supplier<? extends T> question, T otherwise) {
    return Section.readOr(kernel().log(), question, otherwise);
  }

  /** A table with a row for each item; a cell that can't be read is a question mark, and logged. */
  public static <T> TableFrom<T> tableOf(Collection<T> items) {
    return Table.from(items).asking(cell -> readOr(cell, "?"));
  }

  /** Prints the dump's name and release: the first line of a program's output. */
  public static void dumpHeading() {
    // An output file has the line already.
    if (apiOptions().ofile().isEmpty()) {
      System.out.println(session().title());
    }
  }

  /** Whether standard output is a regular file. */
  public static boolean isfileoutput() {
    return apiOptions().ofile().isPresent() || Files.isRegularFile(STANDARD_OUTPUT);
  }

  /**
   * The {@code struct nsproxy} whose namespaces this run means: the one that {@link
   * #setNsproxy(int)} or {@code --usens PID} chose, else {@code init_nsproxy}.
   */
  public static Struct getNsproxy() {
    Struct chosen = session().nsproxy().get();
    if (chosen != null) {
      return chosen;
    }
    return apiOptions().usens().isPresent()
        ? nsproxyOf(apiOptions().usens().getAsInt())
        : kernel().struct("struct nsproxy", kernel().symbolAddress("init_nsproxy"));
  }

  /**
   * Chooses the namespaces of a task until this run ends.
   *
   * @throws TargetException if there is no such task, or the task has exited
   */
  public static void setNsproxy(int pid) {
    session().nsproxy().set(nsproxyOf(pid));
  }

  private static Struct nsproxyOf(int pid) {
    Struct task =
        Tasks.of(kernel())
            .find(pid)
            .orElseThrow(
                () ->
                    new TargetException(
                        "there is no task with PID " + pid + ", whose namespaces are asked"));
    if (task.num_("nsproxy") == 0) {
      throw new TargetException("the task with PID " + pid + " has exited: it has no namespaces");
    }
    return task.su_("nsproxy");
  }
}
