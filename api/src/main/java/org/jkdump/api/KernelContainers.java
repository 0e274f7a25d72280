// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.BitSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.walk.Bitmaps;
import org.jkdump.walk.MapleTree;
import org.jkdump.walk.RbTreeCheck;
import org.jkdump.walk.Slot;
import org.jkdump.walk.Validation;
import org.jkdump.walk.XArray;

/** Trees, hashes and maps of one kernel, as structs and entries. */
public final class KernelContainers {
  private final Kernel kernel;
  private XArray xarrays;
  private MapleTree maples;

  KernelContainers(Kernel kernel) {
    this.kernel = kernel;
  }

  /** XArrays, radix trees and IDRs as this kernel lays them out. */
  public synchronized XArray xarrays() {
    if (xarrays == null) {
      xarrays = new XArray(kernel.walks());
    }
    return xarrays;
  }

  /** Maple trees as this kernel lays them out. */
  public synchronized MapleTree maples() {
    if (maples == null) {
      maples = new MapleTree(kernel.walks());
    }
    return maples;
  }

  /** The structs of which nodes are a member. */
  public Stream<Struct> structs(String type, String member, LongStream nodes) {
    Layout layout = kernel.layout(kernel.types().getStruct(type));
    long offset = KernelLists.offset(layout, member);
    return nodes.mapToObj(node -> new Struct(layout, node - offset));
  }

  /** What a walk found as entries of this kernel. */
  public Stream<Entry> entries(Stream<Slot> slots) {
    return slots.map(slot -> new Entry(kernel, slot));
  }

  /** Checks a red-black tree whose structs should come in an order. */
  public Validation check(String type, long root, String member, java.util.Comparator<Struct> by) {
    Layout layout = kernel.layout(kernel.types().getStruct(type));
    long offset = KernelLists.offset(layout, member);
    RbTreeCheck.Order order =
        (a, b) -> by.compare(new Struct(layout, a - offset), new Struct(layout, b - offset));
    return new RbTreeCheck(kernel.walks(), order).check(root);
  }

  /** The bits of an array of {@code unsigned long}. */
  public BitSet bitmap(long address, long bits) {
    return Bitmaps.read(kernel.memory(), address, bits);
  }

  /**
   * The CPUs in a mask, below {@code nr_cpu_ids} as the kernel itself looks at them.
   *
   * @param address of a {@code struct cpumask}
   */
  public BitSet cpumask(long address) {
    return bitmap(address, cpuIds());
  }

  /**
   * The CPUs in a mask of the kernel.
   *
   * @param name {@code cpu_online_mask}, {@code __cpu_online_mask}, or any variable that is a mask
   */
  public BitSet cpumask(String name) {
    // Since Linux kernel commit c4c54dd1caf1 ("kernel/cpu.c: change type of cpu_possible_bits and
    // friends") (in v4.5).
    boolean renamed = kernel.symbols().address("__" + name).isPresent();
    return cpumask(kernel.symbolValue(renamed ? "__" + name : name));
  }

  /** The CPUs in a {@code struct cpumask}, {@code cpumask_t}, or {@code cpumask_var_t}. */
  public BitSet cpumask(Value mask) {
    return cpumask(address(mask));
  }

  /** The address that a value stands for: a pointer's target, anything else's own place. */
  static long address(Value value) {
    return value instanceof PointerValue pointer ? pointer.num_() : value.addr_();
  }

  // A kernel for one CPU has no such variable.
  private long cpuIds() {
    return kernel
        .symbols()
        .address("nr_cpu_ids")
        .map(at -> kernel.memory().unsigned(at, kernel.facts().intSize()))
        .orElse(1L);
  }
}
