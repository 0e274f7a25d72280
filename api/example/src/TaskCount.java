// SPDX-License-Identifier: GPL-3.0-or-later
import static org.jkdump.api.PyKdumpAPI.*;

import java.util.Map;
import java.util.TreeMap;
import kernel.system_states;
import kernel.task_struct;
import kernel.vars;
import org.jkdump.kernel.Kernel;

/** Counts the tasks of a dump by their names: {@code TaskCount VMLINUX VMCORE}. */
public final class TaskCount {
  private TaskCount() {}

  public static void main(String[] args) {
    try (Kernel kernel = open(args[0], args[1])) {
      System.out.println(kernel.facts().release() + ", " + vars.nr_cpu_ids() + " CPUs");
      system_states state = vars.system_state();
      System.out.println("state: " + state);
      if (state.equals(system_states.SYSTEM_RUNNING)) {
        count().forEach((name, count) -> System.out.printf("%4d %s%n", count, name));
      }
    }
  }

  // Kernel: include/linux/sched.h; "tasks" links the processes, "thread_node" the threads of each.
  private static Map<String, Integer> count() {
    Map<String, Integer> counts = new TreeMap<>();
    for (task_struct process : listOf(vars.init_task().tasks(), task_struct.tasks)) {
      for (task_struct thread : listOf(process.signal().thread_head(), task_struct.thread_node)) {
        String name = thread.comm().toString();
        counts.merge(name.replaceAll("[/.:\\d-].*", ""), 1, Integer::sum);
      }
    }
    return counts;
  }
}
