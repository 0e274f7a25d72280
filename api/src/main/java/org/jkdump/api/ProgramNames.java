// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.session.GlobalOptions;
import org.jkdump.session.Knobs;
import org.jkdump.target.TargetException;

/** The names that saved snippets use as programs; a part of {@link PyKdumpAPI}. */
public abstract class ProgramNames extends MemoNames {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  ProgramNames() {}

  /** What was given to the saved snippet that runs: {@code jkdump replay NAME -- ARGS}. */
  public static List<String> args() {
    return session().args();
  }

  /**
   * Runs a saved snippet, found by name or path, with a log and run settings of its own.
   *
   * @return 0 where it went well, the status that it gave {@code System.exit}, or 1 where it
   *     failed, which it has told then
   * @throws TargetException where there is no such program, with the nearest names
   */
  public static int run(String name, String... args) {
    return session().run(name, List.of(args));
  }

  /** The global options that the saved snippet which runs was given. */
  public static GlobalOptions apiOptions() {
    return session().options();
  }

  /** The settings of the session that have names. */
  public static Knobs knobs() {
    return session().knobs();
  }

  /** Whether what is printed goes to a regular file. */
  public static boolean isfileoutput() {
    return apiOptions().ofile().isPresent() || Files.isRegularFile(STANDARD_OUTPUT);
  }

  /**
   * The {@code struct nsproxy} whose namespaces are meant in this run: that of {@link
   * #setNsproxy(int)}, of {@code --usens PID}, or {@code init_nsproxy}.
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
   * Chooses the namespaces of a task until the end of this run.
   *
   * @throws TargetException where there is no such task, or it has exited
   */
  public static void setNsproxy(int pid) {
    session().nsproxy().set(nsproxyOf(pid));
  }

  private static Struct nsproxyOf(int pid) {
    Struct task = pidToTask(pid);
    if (task == null) {
      throw new TargetException(
          "there is no task with PID " + pid + ", whose namespaces are asked");
    }
    if (task.num_("nsproxy") == 0) {
      throw new TargetException("the task with PID " + pid + " has exited: it has no namespaces");
    }
    return task.su_("nsproxy");
  }
}
