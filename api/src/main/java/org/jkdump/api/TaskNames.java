// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.Sched;
import org.jkdump.linux.Tasks;

/** Tasks: the names that find tasks and per-CPU variables; a group of {@link PyKdumpAPI}. */
public abstract class TaskNames extends TextNames {
  TaskNames() {}

  /** Every task: threads and idle tasks too. */
  public static List<Struct> tasks() {
    return Tasks.of(kernel()).all();
  }

  /** The same for a generated class: {@code tasks(task_struct.class)}. */
  public static <T extends Struct> List<T> tasks(Class<T> type) {
    return typed(type).all(tasks());
  }

  /** The task with a pid, or null. */
  public static Struct pidToTask(int pid) {
    return Tasks.of(kernel()).find(pid).orElse(null);
  }

  /** The same for a generated class: {@code pidToTask(1, task_struct.class)}. */
  public static <T extends Struct> T pidToTask(int pid, Class<T> type) {
    Struct task = pidToTask(pid);
    return task == null ? null : task.cast_(type);
  }

  /**
   * Command and pid of a task as one text: {@code "init 1"}.
   *
   * @param task a {@code struct task_struct}
   */
  public static String who(Struct task) {
    return Sched.who(task);
  }

  /** The copy of a per-CPU variable that a CPU uses. */
  public static Value perCpu(String symbol, int cpu) {
    long address = kernel().perCpu().address(kernel().symbolAddress(symbol), cpu);
    return kernel().value(kernel().variableType(symbol), address);
  }

  /** The same for a generated class: {@code perCpu("runqueues", 0, rq.class)}. */
  public static <T extends Struct> T perCpu(String symbol, int cpu, Class<T> type) {
    return typed(type).from(perCpu(symbol, cpu));
  }
}
