// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** Process ids (kernel: include/linux/pid.h). crash: {@code ps PID}. */
public final class Pid {
  private Pid() {}

  /** The task of the current kernel with a pid: {@code struct task_struct}. */
  public static Optional<Struct> findTask(int pid) {
    return findTask(Session.current().kernel(), pid);
  }

  /**
   * The task with a pid of the first namespace, in the kernel's own table: {@code struct
   * task_struct}.
   */
  public static Optional<Struct> findTask(Kernel kernel, int pid) {
    return Tasks.of(kernel).find(pid);
  }

  /**
   * The pid of a task in a namespace (kernel: task_pid_nr_ns); 0 if the namespace does not have the
   * task.
   *
   * @param task a {@code struct task_struct}
   * @param namespace a {@code struct pid_namespace}
   */
  public static int number(Struct task, Struct namespace) {
    // Since Linux kernel commit 2c4704756cab ("pids: Move the pgrp and session pid pointers from
    // task_struct to signal_struct") (in v4.19).
    Struct pid = task.su_(task.has_("thread_pid") ? "thread_pid" : "pids[0].pid");
    long level = namespace.num_("level");
    if (pid.isNull_() || level > pid.num_("level")) {
      return 0;
    }
    String there = "numbers[" + level + "]";
    return pid.num_(there + ".ns") == namespace.addr_() ? (int) pid.num_(there + ".nr") : 0;
  }
}
