// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.Tasks;

/** The names that find tasks and per-CPU data; a part of {@link PyKdumpAPI}. */
public abstract class TaskNames extends ContainerNames {
  TaskNames() {}

  /** Every task, threads and idle tasks too. */
  public static List<Struct> tasks() {
    return Tasks.of(kernel()).all();
  }

  /** The task with a pid, or null. */
  public static Struct pidToTask(int pid) {
    return Tasks.of(kernel()).find(pid).orElse(null);
  }

  /** The copy of a per-CPU variable that a CPU uses. */
  public static Value perCpu(String symbol, int cpu) {
    long address = kernel().perCpu().address(kernel().symbolAddress(symbol), cpu);
    return kernel().value(kernel().variableType(symbol), address);
  }
}
