// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.BitSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.KernelPart;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.walk.Bitmaps;
import org.jkdump.walk.MapleTree;
import org.jkdump.walk.RbTreeCheck;
import org.jkdump.walk.Slot;
import org.jkdump.walk.Validation;
import org.jkdump.walk.XArray;

/** Trees, hashes and maps of one kernel, as structs and entries. */
public final class KernelContainers implements KernelPart {
  private final Kernel kernel;
  private XArray xarrays;
  private MapleTree maples;

  private KernelContainers(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The containers of a kernel. */
  public static KernelContainers of(Kernel kernel) {
    return kernel.part(KernelContainers.class, KernelContainers::new);
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
    Struct prototype = kernel.struct(type, 0);
    long offset = prototype.offsetOf_(member);
    return nodes.mapToObj(node -> prototype.atAddress_(node - offset));
  }

  /** The entries of a walk, with this kernel. */
  public Stream<Entry> entries(Stream<Slot> slots) {
    return slots.map(slot -> new Entry(kernel, slot));
  }

  /** Checks a red-black tree whose structs should come in an order. */
  public Validation check(String type, long root, String member, java.util.Comparator<Struct> by) {
    Struct prototype = kernel.struct(type, 0);
    long offset = prototype.offsetOf_(member);
    RbTreeCheck.Order order =
        (a, b) -> by.compare(prototype.atAddress_(a - offset), prototype.atAddress_(b - offset));
    return new RbTreeCheck(kernel.walks(), order).check(root);
  }

  /** The bits of an array of {@code unsigned long}. */
  public BitSet bitmap(long address, long bits) {
    return Bitmaps.read(kernel.memory(), address, bits);
  }

  /** The address that a value stands for: a pointer's target, anything else's own place. */
  public static long address(Value value) {
    return value instanceof PointerValue pointer ? pointer.num_() : value.addr_();
  }
}
