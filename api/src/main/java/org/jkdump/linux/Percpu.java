// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** Per-CPU variables (kernel: include/linux/percpu.h, percpu_counter.h). */
public final class Percpu {
  private Percpu() {}

  /** Address of a CPU's copy of a per-CPU variable of the current kernel. */
  public static long address(String symbol, int cpu) {
    Kernel kernel = Session.current().kernel();
    return address(kernel, kernel.symbolAddress(symbol), cpu);
  }

  /**
   * Address of a CPU's copy.
   *
   * @param pointer a {@code __percpu} pointer, or the address of a per-CPU symbol
   */
  public static long address(Kernel kernel, long pointer, int cpu) {
    return kernel.perCpu().address(pointer, cpu);
  }

  /**
   * The struct that a {@code __percpu} pointer means on a CPU.
   *
   * @param struct has the pointer
   * @param member name of the pointer, such as {@code cpu_slab} of a {@code struct kmem_cache}
   */
  public static Struct struct(Struct struct, String member, int cpu) {
    Kernel kernel = struct.kernel_();
    String type = struct.get_(member).deref_().type_().text();
    return kernel.struct(type, address(kernel, struct.num_(member), cpu));
  }

  /**
   * The exact value of a counter: the common part and the part of each CPU.
   *
   * @param counter a {@code struct percpu_counter}
   */
  public static long counterSum(Struct counter) {
    Kernel kernel = counter.kernel_();
    long sum = counter.num_("count");
    if (counter.has_("counters")) {
      for (int cpu = 0; cpu < kernel.perCpu().cpus(); cpu++) {
        sum += kernel.memory().signed(address(kernel, counter.num_("counters"), cpu), 4);
      }
    }
    return sum;
  }
}
