// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.Map;
import org.jkdump.container.KernelLists;
import org.jkdump.ctext.FlagBits;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.MapleTree;

/** The memory of a task (kernel: include/linux/mm.h, mm_types.h). crash: {@code vm}. */
public final class Mm {
  /** Names of {@code vm_flags}: the kernel's {@code VM_...}. */
  private static final Map<String, Long> FLAGS =
      FlagBits.byBit(
          "READ WRITE EXEC SHARED MAYREAD MAYWRITE MAYEXEC MAYSHARE GROWSDOWN UFFD_MISSING PFNMAP -"
              + " UFFD_WP LOCKED IO SEQ_READ RAND_READ DONTCOPY DONTEXPAND LOCKONFAULT ACCOUNT"
              + " NORESERVE HUGETLB SYNC ARCH_1 WIPEONFORK DONTDUMP SOFTDIRTY MIXEDMAP HUGEPAGE"
              + " NOHUGEPAGE MERGEABLE");

  // The counter between them, MM_SWAPENTS, is no memory. The last one exists since Linux kernel
  // commit eca56ff906bd ("mm, shmem: add internal shmem resident memory accounting") (in v4.5).
  private static final List<String> RESIDENT =
      List.of("MM_FILEPAGES", "MM_ANONPAGES", "MM_SHMEMPAGES");

  private Mm() {}

  /**
   * The areas of a task's memory by address: {@code struct vm_area_struct}; none for kernel threads
   * and exited tasks.
   *
   * @param task a {@code struct task_struct}
   */
  public static List<Struct> vmas(Struct task) {
    return task.num_("mm") == 0 ? List.of() : areas(task.su_("mm"));
  }

  /**
   * The areas of an address space by address: {@code struct vm_area_struct}.
   *
   * @param mm a {@code struct mm_struct}
   */
  public static List<Struct> areas(Struct mm) {
    List<Struct> areas = found(mm);
    // A tree whose root is garbage looks empty.
    long counted = mm.num_("map_count");
    Kernel kernel = mm.kernel_();
    if (counted != areas.size() && !kernel.facts().live()) {
      kernel
          .log()
          .error(
              mm + " has " + counted + " areas by its own count; " + areas.size() + " are found");
    }
    return areas;
  }

  private static List<Struct> found(Struct mm) {
    Kernel kernel = mm.kernel_();
    // Since Linux kernel commit 763ecb035029 ("mm: remove the vma linked list") (in v6.1).
    if (!mm.has_("mmap")) {
      return new MapleTree(kernel.walks())
          .entries(mm.addrOf_("mm_mt"))
          .filter(entry -> !entry.isValue())
          .map(entry -> kernel.struct("struct vm_area_struct", entry.value()))
          .toList();
    }
    Struct first = mm.su_("mmap");
    return first.isNull_()
        ? List.of()
        : KernelLists.of(kernel)
            .chain(first.addr_(), first.addrOf_("vm_next") - first.addr_())
            .stream()
            .map(area -> kernel.struct("struct vm_area_struct", area))
            .toList();
  }

  /**
   * Size of a task's address space in bytes, 0 for kernel threads. crash: {@code ps}, VSZ.
   *
   * @param task a {@code struct task_struct}
   */
  public static long virtualSize(Struct task) {
    long pages = task.num_("mm") == 0 ? 0 : task.num_("mm->total_vm");
    return pages * task.kernel_().facts().pageSize();
  }

  /**
   * Size of a task's memory in bytes, with shared pages, 0 for kernel threads. crash: {@code ps},
   * RSS.
   *
   * @param task a {@code struct task_struct}
   */
  public static long residentSize(Struct task) {
    return task.num_("mm") == 0 ? 0 : residentPages(task) * task.kernel_().facts().pageSize();
  }

  /**
   * Permissions of an area, as {@code /proc/PID/maps} shows them: {@code r-xp}.
   *
   * @param vma a {@code struct vm_area_struct}
   */
  public static String permissions(Struct vma) {
    long flags = vma.num_("vm_flags");
    return ((flags & 1) != 0 ? "r" : "-")
        + ((flags & 2) != 0 ? "w" : "-")
        + ((flags & 4) != 0 ? "x" : "-")
        + ((flags & 0x80) != 0 ? "s" : "p");
  }

  /**
   * The names of an area's flags: {@code READ|EXEC|MAYREAD}. Bits without a name follow as a
   * number. 0x800 has no name, because its meaning changed: DENYWRITE before v5.15, another one
   * after v6.14.
   *
   * @param vma a {@code struct vm_area_struct}
   */
  public static String flags(Struct vma) {
    return FlagBits.text(vma.num_("vm_flags"), FLAGS, 0);
  }

  /**
   * The path of the file that an area maps; empty for anonymous memory.
   *
   * @param vma a {@code struct vm_area_struct}
   */
  public static String file(Struct vma) {
    return vma.num_("vm_file") == 0 ? "" : Fs.path(vma.su_("vm_file"));
  }

  private static long residentPages(Struct task) {
    Struct mm = task.su_("mm");
    // Since Linux kernel commit f1a7941243c1 ("mm: convert mm's rss stats into percpu_counter") (in
    // v6.2).
    boolean ofThreads = mm.has_("rss_stat.count");
    return RESIDENT.stream()
        .flatMapToLong(name -> mm.kernel_().types().enumerator(name).stream())
        .map(
            kind ->
                ofThreads
                    ? counted(task, mm, kind)
                    : Percpu.counterSum(mm.su_("rss_stat[" + kind + "]")))
        .map(pages -> Math.max(0, pages))
        .sum();
  }

  // Each thread counts on its own for a while before it adds to the common counter.
  private static long counted(Struct task, Struct mm, long kind) {
    long count = mm.num_("rss_stat.count[" + kind + "].counter");
    for (Struct thread : Sched.threads(task.su_("group_leader"))) {
      if (thread.has_("rss_stat.count")) {
        count += thread.num_("rss_stat.count[" + kind + "]");
      }
    }
    return count;
  }
}
