// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jkdump.type.StructType;

/** The tasks of a kernel (kernel: include/linux/sched.h, include/linux/sched/signal.h). */
public final class Tasks {
  private final Kernel kernel;

  Tasks(Kernel kernel) {
    this.kernel = kernel;
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

  /** The thread group leaders, in the order of their creation; idle tasks are not among them. */
  public List<Struct> processes() {
    Struct init = kernel.symbolStruct("init_task", "struct task_struct");
    return kernel.lists().structs(init.addrOf_("tasks"), "tasks", init.type_());
  }

  /** The threads of a process, its leader among them. */
  public List<Struct> threads(Struct leader) {
    StructType type = leader.type_();
    // Since Linux kernel commit 0c740d0afc3b ("introduce for_each_thread() to replace the buggy
    // while_each_thread()") (in v3.14).
    if (leader.has_("signal.thread_head")) {
      return kernel.lists().structs(leader.addrOf_("signal.thread_head"), "thread_node", type);
    }
    List<Struct> threads = new ArrayList<>(List.of(leader));
    threads.addAll(kernel.lists().structs(leader.addrOf_("thread_group"), "thread_group", type));
    return threads;
  }

  /** The task with this pid. */
  public Optional<Struct> find(int pid) {
    return all().stream().filter(task -> task.num_("pid") == pid).findFirst();
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
