// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/**
 * XArrays and what is built on them: radix trees and IDRs (kernel: include/linux/xarray.h). An
 * entry that covers several indices is reported once.
 */
public final class XArray {
  private static final long INTERNAL = 2;
  private static final long TAG = 3;
  // Internal entries below this are siblings, retry and zero entries rather than nodes.
  private static final long FIRST_NODE = 4096;
  private static final long RETRY = 256 << 2 | INTERNAL;
  private static final long ZERO = 257 << 2 | INTERNAL;

  private final WalkContext context;
  private final Memory memory;
  private final String node;
  private final long shift;
  private final long slots;
  private final int slotCount;

  public XArray(WalkContext context) {
    this.context = context;
    this.memory = context.memory();
    // Since Linux kernel commit 01959dfe771c ("xarray: Define struct xa_node") (in v4.20).
    this.node = context.having("slots", "xa_node", "radix_tree_node");
    this.shift = context.offset(node, "shift");
    this.slots = context.offset(node, "slots");
    this.slotCount = context.length(node, "slots");
  }

  /**
   * The entries of an XArray in the order of their indices.
   *
   * @param xarray address of a {@code struct xarray}
   */
  public Stream<Entry> entries(long xarray) {
    // Since Linux kernel commit f8d5d0cc145c ("xarray: Add definition of struct xarray") (in
    // v4.20).
    boolean known = context.types().struct("xarray").isPresent();
    long head =
        known ? context.offset("xarray", "xa_head") : context.offset("radix_tree_root", "rnode");
    return from(xarray, head);
  }

  /**
   * The entries of a radix tree.
   *
   * @param root address of a {@code struct radix_tree_root}
   */
  public Stream<Entry> radixTree(long root) {
    return entries(root);
  }

  /**
   * The entries of an IDR with their ids.
   *
   * @param idr address of a {@code struct idr}
   */
  public Stream<Entry> idr(long idr) {
    // Since Linux kernel commit 6ce711f27500 ("idr: Make 1-based IDRs more efficient") (in v4.16).
    boolean based = context.types().getStruct("idr").field("idr_base").isPresent();
    long base = based ? memory.unsigned(idr + context.offset("idr", "idr_base"), 4) : 0;
    return entries(idr + context.offset("idr", "idr_rt"))
        .map(e -> new Entry(e.index() + base, e.last() + base, e.value()));
  }

  private Stream<Entry> from(long xarray, long head) {
    List<Entry> found = new ArrayList<>();
    try {
      long entry = memory.pointer(xarray + head);
      if (isNode(entry)) {
        walk(entry - INTERNAL, 0, Long.SIZE, found::add);
      } else if (isShown(entry)) {
        found.add(new Entry(0, 0, entry));
      }
    } catch (MemoryException e) {
      context.log().error(String.format("xarray at 0x%x: %s", xarray, e.getMessage()));
    }
    return found.stream();
  }

  /** Everything beneath a node; its shift must be less than its parent's, so there are no loops. */
  private void walk(long at, long base, int parentShift, Consumer<Entry> sink) {
    InterruptedOperation.poll("xarray walk");
    int bits = (int) memory.unsigned(at + shift, 1);
    if (bits >= parentShift) {
      context.log().error(String.format("xarray: the node at 0x%x is not below its parent", at));
      return;
    }
    try {
      slots(at, base, bits, sink);
    } catch (MemoryException e) {
      context.log().error(String.format("xarray: node at 0x%x: %s", at, e.getMessage()));
    }
  }

  private void slots(long at, long base, int bits, Consumer<Entry> sink) {
    int width = context.types().pointerSize();
    for (int i = 0; i < slotCount; i++) {
      long entry = memory.pointer(at + slots + (long) i * width);
      long index = base + ((long) i << bits);
      if (isNode(entry)) {
        walk(entry - INTERNAL, index, bits, sink);
      } else if (isShown(entry)) {
        int last = i;
        while (last + 1 < slotCount
            && isSibling(memory.pointer(at + slots + (last + 1L) * width), i)) {
          last++;
        }
        sink.accept(new Entry(index, base + (last + 1L << bits) - 1, entry));
      }
    }
  }

  private static boolean isNode(long entry) {
    return (entry & TAG) == INTERNAL && Long.compareUnsigned(entry, FIRST_NODE) > 0;
  }

  private boolean isSibling(long entry, int of) {
    return (entry & TAG) == INTERNAL && entry >>> 2 == of && entry >>> 2 < slotCount;
  }

  // Siblings and retries belong to other entries; a zero entry is a reserved index.
  private static boolean isShown(long entry) {
    return entry != 0 && entry != RETRY && entry != ZERO && (entry & TAG) != INTERNAL;
  }
}
