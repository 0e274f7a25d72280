// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.CorruptionException;

/**
 * Namespaces (kernel: include/linux/nsproxy.h, pid.h, cred.h). {@code lsns}, {@code /proc/PID/ns}.
 */
public final class Nsproxy {
  private static final String[] KINDS = {"cgroup", "ipc", "mnt", "net", "time", "uts"};

  private Nsproxy() {}

  /**
   * The namespaces of a task: kind, as in {@code /proc/PID/ns}, and inode number, as in {@code
   * lsns}; none for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static Map<String, Long> of(Struct task) {
    Map<String, Long> found = new LinkedHashMap<>();
    if (task.num_("nsproxy") == 0) {
      return found;
    }
    Struct proxy = task.su_("nsproxy");
    LeftOut out = new LeftOut(task.kernel_(), "name spaces of " + task);
    for (String kind : KINDS) {
      // time_ns since v5.6, cgroup_ns since v4.6.
      String member = kind + "_ns";
      if (proxy.has_(member) && out.read(() -> proxy.num_(member)).orElse(0L) != 0) {
        out.read(() -> number(proxy.su_(member))).ifPresent(number -> found.put(kind, number));
      }
    }
    out.read(() -> number(pid(task))).ifPresent(number -> found.put("pid", number));
    out.read(() -> number(task.su_("cred->user_ns")))
        .ifPresent(number -> found.put("user", number));
    out.log();
    return found;
  }

  // Kernel: MAX_PID_NS_LEVEL
  private static long level(Struct pid) {
    long level = pid.num_("level");
    if (level > 32) {
      throw new CorruptionException(pid + " is damaged: level " + level);
    }
    return level;
  }

  private static long number(Struct namespace) {
    // Since Linux kernel commit 435d5f4bb2cc ("common object embedded into various struct ....ns")
    // (in v3.19).
    return namespace.num_(namespace.has_("ns.inum") ? "ns.inum" : "proc_inum");
  }

  /**
   * The pid namespace of a task: {@code struct pid_namespace}. The {@code nsproxy} has another one:
   * that of the task's children.
   *
   * @param task a {@code struct task_struct} that has not exited
   */
  public static Struct pid(Struct task) {
    Kernel kernel = task.kernel_();
    Struct pid = task.su_(task.has_("thread_pid") ? "thread_pid" : "pids[0].pid");
    return pid.isNull_()
        ? kernel.struct("struct pid_namespace", kernel.symbolAddress("init_pid_ns"))
        : pid.su_("numbers[" + level(pid) + "].ns");
  }
}
