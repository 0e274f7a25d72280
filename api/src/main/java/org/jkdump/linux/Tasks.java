// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Section;
import org.jkdump.target.MemoryException;
import org.jkdump.walk.CorruptionException;
import org.jkdump.walk.TwoWayWalk;

/** Search for tasks of one kernel (kernel: include/linux/sched.h, include/linux/sched/signal.h). */
public final class Tasks {
  private final Kernel kernel;
  private boolean damaged;

  private Tasks(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The tasks of a kernel. */
  public static Tasks of(Kernel kernel) {
    return new Tasks(kernel);
  }

  /**
   * Every task: the idle tasks of the CPUs, then each thread group's leader before its threads;
   * behind them those that are missing in a damaged list and found by their pids.
   */
  public List<Struct> all() {
    Set<Struct> tasks = new LinkedHashSet<>(idle());
    for (Struct leader : listed()) {
      tasks.add(leader);
      tasks.addAll(listed(leader));
    }
    return withMissing(tasks, task -> true);
  }

  /** The leaders of the thread groups, in the order of their creation, without the idle tasks. */
  public List<Struct> processes() {
    Set<Struct> leaders = new LinkedHashSet<>(listed());
    return withMissing(leaders, task -> task.num_("pid") == task.num_("tgid"));
  }

  /** The threads of a process with the leader. */
  public List<Struct> threads(Struct leader) {
    long process = leader.num_("pid");
    return withMissing(
        new LinkedHashSet<>(listed(leader)), task -> task.num_("tgid") == process && process != 0);
  }

  private List<Struct> listed(Struct leader) {
    // Since Linux kernel commit 0c740d0afc3b ("introduce for_each_thread() to replace the buggy
    // while_each_thread()") (in v3.14).
    if (leader.has_("signal.thread_head")) {
      List<Struct> threads = list(leader, "signal.thread_head", "thread_node");
      return threads.isEmpty() ? List.of(leader) : threads;
    }
    List<Struct> threads = new ArrayList<>(List.of(leader));
    threads.addAll(list(leader, "thread_group", "thread_group"));
    return threads;
  }

  /** The task with a pid of the initial name space. */
  public Optional<Struct> find(int pid) {
    Optional<PidTable> table = pid == 0 ? Optional.empty() : PidTable.of(kernel);
    try {
      // There always is an init.
      if (table.isPresent() && table.get().find(1).isPresent()) {
        return table.get().find(pid);
      }
    } catch (MemoryException | CorruptionException e) {
      kernel.log().warning("table of pids: " + e.getMessage() + "; the list of tasks is searched");
    }
    return all().stream()
        .filter(task -> Section.readOr(kernel.log(), () -> task.num_("pid") == pid, false))
        .findFirst();
  }

  /** The idle tasks, one a CPU. */
  public List<Struct> idle() {
    return LeftOut.map(
        kernel, "idle tasks", RunQueue.all(kernel).stream(), queue -> queue.su_("idle"));
  }

  private List<Struct> listed() {
    return list(kernel.symbolStruct("init_task", "struct task_struct"), "tasks", "tasks");
  }

  private List<Struct> list(Struct owner, String head, String member) {
    try {
      KernelLists lists = KernelLists.of(kernel);
      TwoWayWalk walk = lists.walk(owner.addrOf_(head));
      damaged |= walk.problem() != null;
      return lists.structs(walk, member, kernel.types().getStruct("task_struct"));
    } catch (MemoryException e) {
      damaged = true;
      kernel.log().error("list of tasks of " + owner + ": " + e.getMessage());
      return List.of();
    }
  }

  private List<Struct> withMissing(Set<Struct> tasks, Predicate<Struct> wanted) {
    int listed = tasks.size();
    if (damaged) {
      PidTable.of(kernel).stream().flatMap(PidTable::tasks).filter(wanted).forEach(tasks::add);
      kernel.log().warning(tasks.size() - listed + " more tasks are found by their pids");
    }
    return new ArrayList<>(tasks);
  }
}
