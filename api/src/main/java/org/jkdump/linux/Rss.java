// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import org.jkdump.kernel.Struct;

/** How much memory a task has (kernel: include/linux/mm_types_task.h). */
final class Rss {
  // MM_FILEPAGES, MM_ANONPAGES, MM_SWAPENTS, MM_SHMEMPAGES: of these all but the third are memory.
  private static final int[] RESIDENT = {0, 1, 3};

  private Rss() {}

  static long pages(Struct task) {
    Struct mm = task.su_("mm");
    // Since Linux kernel commit f1a7941243c1 ("mm: convert mm's rss stats into percpu_counter") (in
    // v6.2).
    return mm.has_("rss_stat.count") ? counted(task, mm) : summed(mm);
  }

  private static long summed(Struct mm) {
    long pages = 0;
    for (int kind : RESIDENT) {
      pages += Math.max(0, Percpu.counterSum(mm.su_("rss_stat[" + kind + "]")));
    }
    return pages;
  }

  // Each thread counts for itself a while before it adds to the common count.
  private static long counted(Struct task, Struct mm) {
    long pages = 0;
    for (int kind : RESIDENT) {
      long count = mm.num_("rss_stat.count[" + kind + "].counter");
      for (Struct thread : Sched.threads(task.su_("group_leader"))) {
        if (thread.has_("rss_stat.count")) {
          count += thread.num_("rss_stat.count[" + kind + "]");
        }
      }
      pages += Math.max(0, count);
    }
    return pages;
  }
}
