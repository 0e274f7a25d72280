// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** Tasks: state, CPU, times (kernel: include/linux/sched.h). crash: {@code ps}. */
public final class Sched {
  // More than TASK_STATE_MAX has in any version.
  private static final int STATE_BITS = 20;
  private static final long TASK_NOLOAD = 0x400;
  // TASK_RTLOCK_WAIT and TASK_FROZEN, which the kernel does not report.
  private static final long ASLEEP = 0x9000;

  private Sched() {}

  /** Every task of the current kernel, threads and idle tasks too: {@code struct task_struct}. */
  public static List<Struct> tasks() {
    return tasks(Session.current().kernel());
  }

  /** Every task, threads and idle tasks too: {@code struct task_struct}. */
  public static List<Struct> tasks(Kernel kernel) {
    return Tasks.of(kernel).all();
  }

  /** The thread group leaders of the current kernel: {@code struct task_struct}. */
  public static List<Struct> processes() {
    return processes(Session.current().kernel());
  }

  /** The thread group leaders, in the order of their creation: {@code struct task_struct}. */
  public static List<Struct> processes(Kernel kernel) {
    return Tasks.of(kernel).processes();
  }

  /**
   * The threads of a process with the leader: {@code struct task_struct}.
   *
   * @param leader a {@code struct task_struct}
   */
  public static List<Struct> threads(Struct leader) {
    return Tasks.of(leader.kernel_()).threads(leader);
  }

  /**
   * Command and pid of a task as one text: {@code "init 1"}.
   *
   * @param task a {@code struct task_struct}
   */
  public static String who(Struct task) {
    return task.str_("comm") + " " + task.num_("pid");
  }

  /**
   * State of a task as {@code ps(1)} shows it: R running, S sleeping, D in uninterruptible sleep, T
   * stopped, t traced, X dead, Z zombie, P parked, I idle kernel thread, ? garbage.
   *
   * @param task a {@code struct task_struct}
   */
  public static char state(Struct task) {
    // Since Linux kernel commit 2f064a59a11f ("sched: Change task_struct::state") (in v5.14).
    long state = task.num_(task.has_("__state") ? "__state" : "state");
    if (state >>> STATE_BITS != 0) {
      task.kernel_().log().error(String.format("%s is damaged: its state is 0x%x", task, state));
      return '?';
    }
    if ((state & 2) != 0 && (state & TASK_NOLOAD) != 0) {
      return 'I';
    }
    if ((state & ASLEEP) != 0) {
      return 'D';
    }
    return StateLetters.of(task.kernel_()).letter(state, task.num_("exit_state"));
  }

  /**
   * Whether a CPU is running a task at this moment.
   *
   * @param task a {@code struct task_struct}
   */
  public static boolean onCpu(Struct task) {
    return task.num_("on_cpu") != 0;
  }

  /** The CPU on which a task runs, or ran last. */
  public static int cpu(Struct task) {
    // Since Linux kernel commit bcf9033e5449 ("sched: move CPU field back into thread_info if
    // THREAD_INFO_IN_TASK=y") (in v5.16).
    if (task.has_("thread_info.cpu")) {
      return (int) task.num_("thread_info.cpu");
    }
    // Since Linux kernel commit c65eacbe290b ("sched/core: Allow putting thread_info into
    // task_struct") (in v4.9) in the task; before it at the end of the stack.
    return (int)
        (task.has_("cpu")
            ? task.num_("cpu")
            : task.kernel_().struct("struct thread_info", task.num_("stack")).num_("cpu"));
  }

  /**
   * Time when a task last began to run, in nanoseconds of its CPU's clock; 0 for idle tasks. crash:
   * {@code ps -l}.
   *
   * @param task a {@code struct task_struct}
   */
  public static long lastRun(Struct task) {
    return task.num_("sched_info.last_arrival");
  }

  /**
   * Time since a task last began to run. crash: {@code ps -m}.
   *
   * @param task a {@code struct task_struct}
   */
  public static Duration sinceRun(Struct task) {
    Struct rq = RunQueue.of(task.kernel_(), cpu(task));
    return Duration.ofNanos(Math.max(0, RunQueue.clock(rq) - lastRun(task)));
  }

  /** The task that a CPU of the current kernel was running: {@code struct task_struct}. */
  public static Optional<Struct> current(int cpu) {
    return current(Session.current().kernel(), cpu);
  }

  /** The task that a CPU was running: {@code struct task_struct}. */
  public static Optional<Struct> current(Kernel kernel, int cpu) {
    Struct task = RunQueue.current(RunQueue.of(kernel, cpu));
    return task.isNull_() ? Optional.empty() : Optional.of(task);
  }
}
