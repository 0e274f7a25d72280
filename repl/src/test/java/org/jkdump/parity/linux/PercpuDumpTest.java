// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Percpu;
import org.jkdump.linux.Slab;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Percpu} against {@code struct TYPE:CPU}, {@code kmem -S} and arithmetic in GDB. */
@Tag("dump")
class PercpuDumpTest {
  @Test
  void symbols() {
    Dump.kernel();
    String said = Dump.crash("p runqueues")[0];
    for (int cpu = 0; cpu < 2; cpu++) {
      long address = Percpu.address("runqueues", cpu);
      assertTrue(said.contains(String.format("[%d]: %x", cpu, address)), said);
    }
  }

  @Test
  void dynamicPointers() {
    Dump.kernel();
    String said = Dump.crash("kmem -S jkdump_object")[0];
    for (int cpu = 0; cpu < 2; cpu++) {
      Struct slab = Percpu.struct(Slab.cache("jkdump_object"), "cpu_slab", cpu);
      String expected = String.format("CPU %d KMEM_CACHE_CPU:\n  %x\n", cpu, slab.addr_());
      assertTrue(said.contains(expected), expected + said);
    }
  }

  @Test
  void counters() {
    Kernel kernel = Dump.kernel();
    long address = kernel.symbolAddress("vm_committed_as");
    Struct counter = kernel.struct("struct percpu_counter", address);
    String c = String.format("((struct percpu_counter *)0x%x)", address);
    String sum = c + "->count";
    for (int cpu = 0; cpu < 2; cpu++) {
      String at = String.format("((char *)%s->counters + __per_cpu_offset[%d])", c, cpu);
      sum += " + *(int *)" + at;
    }
    String said = Dump.crash("gdb printf \"%ld\\n\", " + sum)[0].strip();
    assertEquals(said, String.valueOf(Percpu.counterSum(counter)));
    assertTrue(Percpu.counterSum(counter) > 0, "some memory is committed");
  }
}
