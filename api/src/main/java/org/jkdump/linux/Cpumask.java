// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.BitSet;
import org.jkdump.container.KernelContainers;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Value;

/** Sets of CPUs (kernel: include/linux/cpumask.h). */
public final class Cpumask {
  // Kernel: NR_CPUS, of any configuration.
  private static final long MAX_CPUS = 1 << 14;

  private Cpumask() {}

  /**
   * The CPUs in a mask, below {@code nr_cpu_ids}, the range that the kernel itself reads.
   *
   * @param address of a {@code struct cpumask}
   */
  public static BitSet of(Kernel kernel, long address) {
    return KernelContainers.of(kernel).bitmap(address, cpuIds(kernel));
  }

  /**
   * The CPUs in a mask of the kernel.
   *
   * @param name {@code cpu_online_mask}, {@code __cpu_online_mask}, or any other mask
   */
  public static BitSet of(Kernel kernel, String name) {
    // Since Linux kernel commit c4c54dd1caf1 ("kernel/cpu.c: change type of cpu_possible_bits and
    // friends") (in v4.5).
    boolean renamed = kernel.symbols().address("__" + name).isPresent();
    return of(kernel.symbolValue(renamed ? "__" + name : name));
  }

  /** The CPUs in a {@code struct cpumask}, {@code cpumask_t}, or {@code cpumask_var_t}. */
  public static BitSet of(Value mask) {
    return of(mask.kernel_(), KernelContainers.address(mask));
  }

  // A kernel for one CPU has no such variable.
  private static long cpuIds(Kernel kernel) {
    long ids =
        kernel
            .symbols()
            .address("nr_cpu_ids")
            .map(at -> kernel.memory().unsigned(at, kernel.facts().intSize()))
            .orElse(1L);
    if (ids > 0 && ids <= MAX_CPUS) {
      return ids;
    }
    int cpus = kernel.perCpu().cpus();
    kernel.log().error("nr_cpu_ids is damaged: " + ids + "; " + cpus + " are taken");
    return cpus;
  }
}
