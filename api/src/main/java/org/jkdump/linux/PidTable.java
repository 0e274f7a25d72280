// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Section;
import org.jkdump.walk.Slot;
import org.jkdump.walk.XArray;

/** The tasks by their pids in the initial name space (kernel: kernel/pid.c). */
final class PidTable {
  private final Kernel kernel;
  private final long idr;

  private PidTable(Kernel kernel, long idr) {
    this.kernel = kernel;
    this.idr = idr;
  }

  /** The table; absent if this kernel has another one. */
  static Optional<PidTable> of(Kernel kernel) {
    // Since Linux kernel commit 95846ecf9dac ("pid: replace pid bitmap implementation with IDR
    // API") (in v4.15).
    return kernel
        .symbols()
        .address("init_pid_ns")
        .map(at -> kernel.struct("struct pid_namespace", at))
        .filter(namespace -> namespace.has_("idr"))
        .map(namespace -> new PidTable(kernel, namespace.addrOf_("idr")));
  }

  /**
   * The task with a pid. A pid that is still in use, as that of a session, may have none any more.
   */
  Optional<Struct> find(int pid) {
    return pid < 0 ? Optional.empty() : task(new XArray(kernel.walks()).find(idr, pid));
  }

  /** All tasks but the idle ones; those that can't be read are logged. */
  Stream<Struct> tasks() {
    return new XArray(kernel.walks())
        .idr(idr)
        .map(slot -> Section.readOr(kernel.log(), () -> checked(slot), null))
        .filter(Objects::nonNull);
  }

  private Struct checked(Slot slot) {
    Struct task = task(slot.value()).orElse(null);
    if (task == null || task.num_("pid") == slot.index()) {
      return task;
    }
    kernel
        .log()
        .warning(task + " has pid " + slot.index() + ", but " + task.num_("pid") + " in it");
    return null;
  }

  private Optional<Struct> task(long pid) {
    long link = pid == 0 ? 0 : kernel.struct("struct pid", pid).num_("tasks[0].first");
    if (link == 0) {
      return Optional.empty();
    }
    // Since Linux kernel commit 2c4704756cab ("pids: Move the pgrp and session pid pointers from
    // task_struct to signal_struct") (in v4.19).
    boolean direct = kernel.struct("struct task_struct", 0).has_("pid_links");
    String member = direct ? "pid_links[0]" : "pids[0].node";
    return Optional.of(kernel.containerOf(link, "struct task_struct", member));
  }
}
