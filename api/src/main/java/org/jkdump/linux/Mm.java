// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.StringJoiner;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.MapleTree;

/** The memory of a task (kernel: include/linux/mm.h, mm_types.h). crash: {@code vm}. */
public final class Mm {
  /** The names of {@code vm_flags} from bit 0 on, as the kernel has them behind {@code VM_}. */
  private static final String[] FLAGS = {
    "READ",
    "WRITE",
    "EXEC",
    "SHARED",
    "MAYREAD",
    "MAYWRITE",
    "MAYEXEC",
    "MAYSHARE",
    "GROWSDOWN",
    "UFFD_MISSING",
    "PFNMAP",
    "",
    "UFFD_WP",
    "LOCKED",
    "IO",
    "SEQ_READ",
    "RAND_READ",
    "DONTCOPY",
    "DONTEXPAND",
    "LOCKONFAULT",
    "ACCOUNT",
    "NORESERVE",
    "HUGETLB",
    "SYNC",
    "ARCH_1",
    "WIPEONFORK",
    "DONTDUMP",
    "SOFTDIRTY",
    "MIXEDMAP",
    "HUGEPAGE",
    "NOHUGEPAGE",
    "MERGEABLE",
  };

  private Mm() {}

  /**
   * The areas of a task's memory by their addresses: {@code struct vm_area_struct}; none for kernel
   * threads and for what has exited.
   *
   * @param task a {@code struct task_struct}
   */
  public static List<Struct> vmas(Struct task) {
    return task.num_("mm") == 0 ? List.of() : areas(task.su_("mm"));
  }

  /**
   * The areas of an address space by their addresses: {@code struct vm_area_struct}.
   *
   * @param mm a {@code struct mm_struct}
   */
  public static List<Struct> areas(Struct mm) {
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
   * Bytes of address space that a task has, 0 for kernel threads. crash: {@code ps}, VSZ.
   *
   * @param task a {@code struct task_struct}
   */
  public static long virtualSize(Struct task) {
    long pages = task.num_("mm") == 0 ? 0 : task.num_("mm->total_vm");
    return pages * task.kernel_().facts().pageSize();
  }

  /**
   * Bytes of memory that a task has, shared ones too, 0 for kernel threads. crash: {@code ps}, RSS.
   *
   * @param task a {@code struct task_struct}
   */
  public static long residentSize(Struct task) {
    return task.num_("mm") == 0 ? 0 : Rss.pages(task) * task.kernel_().facts().pageSize();
  }

  /**
   * What an area may be used for, as {@code /proc/PID/maps} shows it: {@code r-xp}.
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
   * The names of an area's flags: {@code READ|EXEC|MAYREAD}. Bits without a name come as a number,
   * and so does 0x800, which means one thing before v5.15 (DENYWRITE) and another after v6.14.
   *
   * @param vma a {@code struct vm_area_struct}
   */
  public static String flags(Struct vma) {
    long flags = vma.num_("vm_flags");
    StringJoiner names = new StringJoiner("|");
    long unnamed = flags;
    for (int bit = 0; bit < FLAGS.length; bit++) {
      if ((flags >>> bit & 1) != 0 && !FLAGS[bit].isEmpty()) {
        names.add(FLAGS[bit]);
        unnamed &= ~(1L << bit);
      }
    }
    if (unnamed != 0) {
      names.add("0x" + Long.toHexString(unnamed));
    }
    return names.toString();
  }

  /**
   * The path of the file that an area shows; empty for anonymous memory.
   *
   * @param vma a {@code struct vm_area_struct}
   */
  public static String file(Struct vma) {
    return vma.num_("vm_file") == 0 ? "" : Fs.path(vma.su_("vm_file"));
  }
}
