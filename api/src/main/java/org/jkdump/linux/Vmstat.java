// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.session.Session;
import org.jkdump.type.EnumType;

/** The counters of memory management (kernel: include/linux/vmstat.h). crash: {@code kmem -V}. */
public final class Vmstat {
  private static final String OF_NODES = "node_stat_item";

  private Vmstat() {}

  /** A counter of the current kernel, mostly in pages: {@code NR_SHMEM}. */
  public static long counter(String name) {
    return counter(Session.current().kernel(), name);
  }

  /**
   * A counter, mostly in pages, without the small amounts that each CPU still keeps for itself; 0
   * if the kernel has no such counter.
   *
   * @param name of {@code enum node_stat_item} or {@code enum zone_stat_item}: {@code NR_SHMEM}
   */
  public static long counter(Kernel kernel, String name) {
    Optional<EnumType> items = kernel.types().enumWith(name);
    if (items.isEmpty()) {
      return 0;
    }
    long at = kernel.symbolAddress(array(kernel, items.get().tag()));
    int width = kernel.facts().longSize();
    // The sum may be below zero for a moment.
    return Math.max(
        0, kernel.memory().signed(at + items.get().valueOf(name).orElseThrow() * width, width));
  }

  private static String array(Kernel kernel, String items) {
    // Since Linux kernel commit 75ef71840539 ("mm, vmstat: add infrastructure for per-node
    // vmstats") (in v4.8).
    if (kernel.symbols().address("vm_node_stat").isEmpty()) {
      return "vm_stat";
    }
    return items.equals(OF_NODES) ? "vm_node_stat" : "vm_zone_stat";
  }
}
