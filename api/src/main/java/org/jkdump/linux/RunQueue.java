// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** The run queues of the CPUs (kernel: kernel/sched/sched.h). crash: {@code runq}. */
public final class RunQueue {
  private static final String TASK = "struct task_struct";

  private RunQueue() {}

  /** The queues of the current kernel, one for each CPU: {@code struct rq}. */
  public static List<Struct> all() {
    return all(Session.current().kernel());
  }

  /** The queues, one for each CPU: {@code struct rq}. */
  public static List<Struct> all(Kernel kernel) {
    Stream<Integer> cpus = IntStream.range(0, kernel.perCpu().cpus()).boxed();
    return LeftOut.map(kernel, "run queues", cpus, cpu -> of(kernel, cpu));
  }

  /** The queue of a CPU of the current kernel: {@code struct rq}. */
  public static Struct of(int cpu) {
    return of(Session.current().kernel(), cpu);
  }

  /** The queue of a CPU: {@code struct rq}. */
  public static Struct of(Kernel kernel, int cpu) {
    return kernel.struct(
        "struct rq", Percpu.address(kernel, kernel.symbolAddress("runqueues"), cpu));
  }

  /**
   * The task that a queue's CPU runs: {@code struct task_struct}.
   *
   * @param rq a {@code struct rq}
   */
  public static Struct current(Struct rq) {
    return rq.su_("curr");
  }

  /**
   * The queue's clock: nanoseconds at its last update.
   *
   * @param rq a {@code struct rq}
   */
  public static long clock(Struct rq) {
    return rq.num_("clock");
  }

  /**
   * Number of tasks that want to run, with the running task.
   *
   * @param rq a {@code struct rq}
   */
  public static long running(Struct rq) {
    return rq.num_("nr_running");
  }

  /**
   * The tasks of the real-time classes by priority, with the running task: {@code struct
   * task_struct}.
   *
   * @param rq a {@code struct rq}
   */
  public static List<Struct> realtime(Struct rq) {
    Kernel kernel = rq.kernel_();
    List<Struct> tasks = new ArrayList<>();
    long queues = rq.addrOf_("rt.active.queue");
    int size = kernel.types().getStruct("list_head").size() == 16 ? 16 : 8;
    for (int priority = 0; priority < 100; priority++) {
      for (long node : KernelLists.of(kernel).walk(queues + (long) priority * size).found()) {
        tasks.add(kernel.containerOf(node, TASK, "rt.run_list"));
      }
    }
    return tasks;
  }

  /**
   * The tasks of the fair class, of all groups, with the running task: {@code struct task_struct}.
   * Kernels for one CPU have no such list: the result is empty.
   *
   * @param rq a {@code struct rq}
   */
  public static List<Struct> fair(Struct rq) {
    if (!rq.has_("cfs_tasks")) {
      return List.of();
    }
    long head = rq.addrOf_("cfs_tasks");
    return KernelLists.of(rq.kernel_()).structs(head, "se.group_node", "task_struct");
  }
}
