// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.target.SymbolTable;

/** Random addresses in each area of a kernel's memory. */
final class Places {
  private static final int EACH = 200;

  /** Bytes behind a place that are still near; crash computes what lies before an area. */
  private static final int NEAR = 16 * 4096;

  /** Number of a frame of ordinary memory, which has a struct page. */
  private static final long SOME = 0x1000;

  private final Kernel kernel;
  private final Random random;

  Places(Kernel kernel, Random random) {
    this.kernel = kernel;
    this.random = random;
  }

  /** Addresses by the names of their areas, at any offset in a page; some are of no memory. */
  Map<String, List<Long>> kernel() {
    Map<String, List<Long>> areas = new LinkedHashMap<>();
    long text = kernel.symbolAddress("_stext");
    long image = kernel.symbolAddress("_end") - text;
    long struct = kernel.struct("struct page", 0).size_();
    long page0 = kernel.addresses().physicalToPage(SOME << 12) - SOME * struct;
    for (int i = 0; i < EACH; i++) {
      long frame = random.nextLong(frames());
      add(areas, "direct map", kernel.facts().pageOffset() + (frame << 12));
      add(areas, "image", text + random.nextLong(image));
      add(areas, "vmemmap", page0 + frame * struct);
    }
    for (SymbolTable.Module module : kernel.symbols().modules()) {
      module
          .regions()
          .forEach(r -> add(areas, "modules", r.base() + random.nextLong(Math.max(1, r.size()))));
    }
    for (Struct task : Tasks.of(kernel).all()) {
      add(areas, "stacks and tasks", task.num_("stack"));
      add(areas, "stacks and tasks", task.addr_());
    }
    for (int cpu = 0; cpu < kernel.facts().cpus(); cpu++) {
      long runqueues = kernel.symbolAddress("runqueues");
      add(areas, "per-CPU", kernel.perCpu().address(runqueues, cpu));
    }
    areas.put("no area", List.of(0L, -1L << 47, 0xffffffffff600000L, 1L << 40));
    return areas;
  }

  /** Addresses of a task with user memory. */
  List<Long> user(Struct task) {
    List<Long> places = new ArrayList<>(List.of(0L, random.nextLong(1L << 47), task.addr_()));
    for (String place : List.of("start_code", "start_data", "start_brk", "start_stack")) {
      places.add(task.num_("mm->" + place));
    }
    return places;
  }

  /** A physical address, of memory or up to as much behind it. */
  long physical() {
    return random.nextLong(2 * frames() << 12);
  }

  // Bounded, because the dump may say anything.
  private long frames() {
    return Math.min(Math.max(1, kernel.symbolValue("max_pfn").num_()), 1L << 34);
  }

  private void add(Map<String, List<Long>> areas, String name, long address) {
    long behind = address + random.nextInt(NEAR);
    areas.computeIfAbsent(name, n -> new ArrayList<>()).add(behind);
  }
}
