// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.TargetException;
import org.jkdump.type.StructType;

/** Where the copies of per-CPU variables lie (kernel: include/linux/percpu-defs.h). */
public final class PerCpu {
  private final Kernel kernel;

  PerCpu(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Number of CPUs that crash counts. */
  public int cpus() {
    return Math.max(1, kernel.facts().cpus());
  }

  /** Address of the copy of a CPU. */
  public long address(long variable, long cpu) {
    if (cpu < 0 || cpu >= cpus()) {
      throw new TargetException("there is no CPU " + cpu + ": this kernel has " + cpus());
    }
    long offsets = kernel.symbols().address("__per_cpu_offset").orElse(0L);
    long width = kernel.facts().longSize();
    return offsets == 0
        ? variable
        : variable + kernel.memory().unsigned(offsets + cpu * width, (int) width);
  }

  /** Whether an address, as the symbol table has it, is that of a per-CPU variable. */
  public boolean contains(long address) {
    long begin = kernel.symbols().address("__per_cpu_start").orElse(-1L);
    long end = kernel.symbols().address("__per_cpu_end").orElse(-1L);
    boolean ofVmlinux = Long.compareUnsigned(address - begin, end - begin) < 0;
    return ofVmlinux || !isOrdinary(address) && isOfAModule(address);
  }

  // An address in the image of the kernel or of a module is no per-CPU variable of a module.
  private boolean isOrdinary(long address) {
    long begin = kernel.symbols().address("_text").orElse(0L);
    long end = kernel.symbols().address("_end").orElse(0L);
    return Long.compareUnsigned(address - begin, end - begin) < 0
        || kernel.symbols().module(address).isPresent();
  }

  private boolean isOfAModule(long address) {
    return kernel.derived(ModuleAreas.class, ModuleAreas::of).areas().stream()
        .anyMatch(area -> Long.compareUnsigned(address - area[0], area[1]) < 0);
  }

  /** Begin and size of each module's own per-CPU area (kernel: include/linux/module.h). */
  private record ModuleAreas(List<long[]> areas) {
    static ModuleAreas of(Kernel kernel) {
      List<long[]> areas = new ArrayList<>();
      StructType type = kernel.types().struct("struct module").orElse(null);
      if (type != null && type.field("percpu_size").isPresent()) {
        for (Struct module : kernel.modules().structs()) {
          areas.add(new long[] {module.num_("percpu"), module.num_("percpu_size")});
        }
      }
      return new ModuleAreas(areas);
    }
  }
}
