// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.type.StructType;
import org.jkdump.walk.XArray;

/** Search for tasks of one kernel (kernel: include/linux/sched.h, include/linux/sched/signal.h). */
public final class Tasks {
  private final Kernel kernel;

  private Tasks(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The tasks of a kernel. */
  public static Tasks of(Kernel kernel) {
    return new Tasks(kernel);
  }

  /** Every task: the idle tasks of the CPUs, then each thread group's leader before its threads. */
  public List<Struct> all() {
    Set<Struct> tasks = new LinkedHashSet<>(idle());
    for (Struct leader : processes()) {
      tasks.add(leader);
      tasks.addAll(threads(leader));
    }
    return new ArrayList<>(tasks);
  }

  /** The thread group leaders, in the order of their creation; without idle tasks. */
  public List<Struct> processes() {
    Struct init = kernel.symbolStruct("init_task", "struct task_struct");
    return KernelLists.of(kernel).structs(init.addrOf_("tasks"), "tasks", init.type_());
  }

  /** The threads of a process with the leader. */
  public List<Struct> threads(Struct leader) {
    StructType type = leader.type_();
    // Since Linux kernel commit 0c740d0afc3b ("introduce for_each_thread() to replace the buggy
    // while_each_thread()") (in v3.14).
    if (leader.has_("signal.thread_head")) {
      return KernelLists.of(kernel)
          .structs(leader.addrOf_("signal.thread_head"), "thread_node", type);
    }
    List<Struct> threads = new ArrayList<>(List.of(leader));
    threads.addAll(
        KernelLists.of(kernel).structs(leader.addrOf_("thread_group"), "thread_group", type));
    return threads;
  }

  /** The task with this pid of the first namespace; 0 is the first CPU's idle task. */
  public Optional<Struct> find(int pid) {
    // Since Linux kernel commit 95846ecf9dac ("pid: replace pid bitmap implementation with IDR
    // API") (in v4.15); the links are in the task itself since 2c4704756cab ("pids: Move the pgrp
    // and session pid pointers from task_struct to signal_struct") (in v4.19).
    Struct init = kernel.symbolStruct("init_task", "struct task_struct");
    Optional<Long> namespace = kernel.symbols().address("init_pid_ns");
    if (pid != 0 && namespace.isPresent() && init.has_("pid_links")) {
      return lookUp(kernel.struct("struct pid_namespace", namespace.get()), pid);
    }
    return all().stream().filter(task -> task.num_("pid") == pid).findFirst();
  }

  // A pid that is still in use, as that of a session, may have no task any more.
  private Optional<Struct> lookUp(Struct namespace, int number) {
    long pid = number < 0 ? 0 : new XArray(kernel.walks()).find(namespace.addrOf_("idr"), number);
    long link = pid == 0 ? 0 : kernel.struct("struct pid", pid).num_("tasks[0].first");
    return link == 0
        ? Optional.empty()
        : Optional.of(kernel.containerOf(link, "struct task_struct", "pid_links[0]"));
  }

  /** The idle tasks, one for each CPU. */
  public List<Struct> idle() {
    List<Struct> idle = new ArrayList<>();
    for (int cpu = 0; cpu < kernel.perCpu().cpus(); cpu++) {
      long queue = kernel.symbols().address("runqueues").orElse(0L);
      Struct rq = kernel.struct("struct rq", kernel.perCpu().address(queue, cpu));
      idle.add(rq.su_("idle"));
    }
    return idle;
  }
}
