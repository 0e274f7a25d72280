// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.session.Session;

/**
 * Use of memory, in pages (kernel: fs/proc/meminfo.c, include/linux/vmstat.h). crash: {@code kmem
 * -i}.
 *
 * @param total pages that the kernel manages
 * @param free unused pages
 * @param buffers cached block devices
 * @param cached other cached files and shared memory, without the swap cache
 * @param shared shared memory and tmpfs, which are in {@code cached} as well
 * @param anonymous memory of processes without a file
 * @param slabReclaimable slab memory that can be freed, such as dentries
 * @param slabUnreclaimable slab memory that can't be freed
 * @param pageTables page tables of processes
 * @param swapTotal 0 without swap
 * @param committed memory promised to processes
 */
public record Meminfo(
    long total,
    long free,
    long buffers,
    long cached,
    long shared,
    long anonymous,
    long slabReclaimable,
    long slabUnreclaimable,
    long pageTables,
    long swapTotal,
    long swapFree,
    long committed) {

  /** Reads the current kernel's counters. */
  public static Meminfo read() {
    return read(Session.current().kernel());
  }

  /** Reads a kernel's counters. */
  public static Meminfo read(Kernel kernel) {
    Meminfo info = counted(kernel);
    long most = Math.max(info.free, Math.max(info.cached, Math.max(info.anonymous, info.slab())));
    if (most > info.total || info.free == 0) {
      String text = "the counters of memory are damaged: %d of %d pages, %d free";
      kernel.log().error(String.format(text, most, info.total, info.free));
    }
    return info;
  }

  private static Meminfo counted(Kernel kernel) {
    long buffers = buffers(kernel);
    return new Meminfo(
        total(kernel),
        Vmstat.counter(kernel, "NR_FREE_PAGES"),
        buffers,
        Vmstat.counter(kernel, "NR_FILE_PAGES") - Vmstat.counter(kernel, "NR_SWAPCACHE") - buffers,
        Vmstat.counter(kernel, "NR_SHMEM"),
        // Since Linux kernel commit 4b9d0fab7166 ("mm: rename NR_ANON_PAGES to NR_ANON_MAPPED") (in
        // v4.8).
        Vmstat.counter(kernel, "NR_ANON_MAPPED") + Vmstat.counter(kernel, "NR_ANON_PAGES"),
        slab(kernel, "NR_SLAB_RECLAIMABLE"),
        slab(kernel, "NR_SLAB_UNRECLAIMABLE"),
        Vmstat.counter(kernel, "NR_PAGETABLE"),
        word(kernel, "total_swap_pages"),
        word(kernel, "nr_swap_pages"),
        committed(kernel));
  }

  /** Used pages: total without free. */
  public long used() {
    return total - free;
  }

  /** All slab pages. */
  public long slab() {
    return slabReclaimable + slabUnreclaimable;
  }

  private static long total(Kernel kernel) {
    // Since Linux kernel commit ca79b0c211af ("mm: convert totalram_pages and totalhigh_pages
    // variables to atomic") (in v5.0).
    String name = kernel.symbols().address("_totalram_pages").isPresent() ? "_" : "";
    return word(kernel, name + "totalram_pages");
  }

  private static long slab(Kernel kernel, String name) {
    // Since Linux kernel commit d42f3245c7e2 ("mm: memcg: convert vmstat slab counters to bytes")
    // (in v5.9); the counters here are pages in any version.
    return Vmstat.counter(kernel, name + "_B") + Vmstat.counter(kernel, name);
  }

  // The cache of block devices is the cache of their inodes (kernel: nr_blockdev_pages).
  private static long buffers(Kernel kernel) {
    long variable = kernel.symbols().address("blockdev_superblock").orElse(0L);
    long block = variable == 0 ? 0 : kernel.memory().pointer(variable);
    if (block == 0) {
      return 0;
    }
    long head = kernel.struct("struct super_block", block).addrOf_("s_inodes");
    List<Long> pages =
        LeftOut.map(
            kernel,
            "inodes of block devices",
            KernelLists.of(kernel).structs(head, "i_sb_list", "inode").stream(),
            inode -> inode.num_("i_mapping->nrpages"));
    return pages.stream().mapToLong(n -> n).sum();
  }

  private static long committed(Kernel kernel) {
    long at = kernel.symbols().address("vm_committed_as").orElse(0L);
    return at == 0 ? 0 : Percpu.counterSum(kernel.struct("struct percpu_counter", at));
  }

  private static long word(Kernel kernel, String variable) {
    long at = kernel.symbols().address(variable).orElse(0L);
    return at == 0 ? 0 : kernel.memory().signed(at, kernel.facts().longSize());
  }
}
