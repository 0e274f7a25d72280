// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.target.TargetException;

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
  boolean contains(long address) {
    long begin = kernel.symbols().address("__per_cpu_start").orElse(-1L);
    long end = kernel.symbols().address("__per_cpu_end").orElse(-1L);
    return Long.compareUnsigned(address - begin, end - begin) < 0;
  }
}
