// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** Loaded modules (kernel: include/linux/module.h). crash: {@code mod}. */
public final class Kmod {
  private Kmod() {}

  /** A piece of a module's memory; the size is in bytes. */
  public record Region(long base, long size) {}

  /** The modules of the current kernel, the newest first: {@code struct module}. */
  public static List<Struct> all() {
    return all(Session.current().kernel());
  }

  /** The modules, the newest first, in the order of the kernel's list: {@code struct module}. */
  public static List<Struct> all(Kernel kernel) {
    return kernel.modules().structs();
  }

  /** The module of the current kernel with a name: {@code struct module}. */
  public static Optional<Struct> find(String name) {
    return find(Session.current().kernel(), name);
  }

  /** The module with a name: {@code struct module}. */
  public static Optional<Struct> find(Kernel kernel, String name) {
    List<Struct> named =
        LeftOut.map(
            kernel,
            "modules",
            all(kernel).stream(),
            module -> name.equals(module.str_("name")) ? module : null);
    return named.stream().findFirst();
  }

  /**
   * The memory of a loaded module, without the part for its initialization.
   *
   * @param module a {@code struct module}
   */
  public static List<Region> regions(Struct module) {
    List<Region> regions = new ArrayList<>();
    // Since Linux kernel commit ac3b43283923 ("module: replace module_layout with module_memory")
    // (in v6.4): text, data, rodata, ro_after_init, and three for the initialization.
    if (module.has_("mem")) {
      for (int i = 0; i < 4; i++) {
        add(module.num_("mem[" + i + "].base"), module.num_("mem[" + i + "].size"), regions);
      }
    } else if (module.has_("core_layout")) {
      add(module.num_("core_layout.base"), module.num_("core_layout.size"), regions);
    } else {
      // Since Linux kernel commit 7523e4dc5057 ("module: use a structure to encapsulate layout.")
      // (in v4.5) that is core_layout.
      add(module.num_("module_core"), module.num_("core_size"), regions);
    }
    return regions;
  }

  /**
   * Size of a loaded module in bytes.
   *
   * @param module a {@code struct module}
   */
  public static long size(Struct module) {
    return regions(module).stream().mapToLong(Region::size).sum();
  }

  /**
   * The state of a module: {@code MODULE_STATE_LIVE} as a rule.
   *
   * @param module a {@code struct module}
   */
  public static String state(Struct module) {
    return module.str_("state");
  }

  /**
   * Number of users of a module, as {@code lsmod} counts.
   *
   * @param module a {@code struct module}
   */
  public static long references(Struct module) {
    // Since Linux kernel commit e513cc1c07e2 ("module: Remove stop_machine from module unloading")
    // (in v3.19). One reference is the module's own (kernel: MODULE_REF_BASE).
    if (module.has_("refcnt")) {
      return module.num_("refcnt.counter") - 1;
    }
    long references = 0;
    for (int cpu = 0; cpu < module.kernel_().perCpu().cpus(); cpu++) {
      Struct counts = Percpu.struct(module, "refptr", cpu);
      references += counts.num_("incs") - counts.num_("decs");
    }
    return references;
  }

  private static void add(long base, long size, List<Region> regions) {
    if (base != 0 && size != 0) {
      regions.add(new Region(base, size));
    }
  }
}
