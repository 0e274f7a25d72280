// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.stream.Stream;

/**
 * Reads XArrays and structures built on them: radix trees and IDRs (kernel: include/linux/xarray.h,
 * radix-tree.h, idr.h). An entry that covers several indices is reported once. A node that can't be
 * read, or names another parent, is logged and left out with everything beneath it.
 */
public final class XArray {
  private final WalkContext context;
  private final XArrayLayout layout;

  public XArray(WalkContext context) {
    this.context = context;
    this.layout = new XArrayLayout(context);
  }

  /**
   * Returns the entries in the order of their indices, each read on demand.
   *
   * @param array address of a {@code struct xarray} or {@code radix_tree_root}
   */
  public Stream<Slot> entries(long array) {
    return new XArrayWalk(context, layout, array).stream();
  }

  /**
   * Returns the entries of an IDR with their ids.
   *
   * @param idr address of a {@code struct idr}
   */
  public Stream<Slot> idr(long idr) {
    long base = base(idr);
    return entries(tree(idr)).map(slot -> slot.moved(base));
  }

  /**
   * Returns the raw entry at an index, 0 if there is none.
   *
   * @throws CorruptionException if a node on the path to it is invalid
   */
  public long load(long array, long index) {
    long entry = layout.head(array);
    XArrayNode node = null;
    long base = 0;
    int slot = 0;
    while (layout.isNode(entry)) {
      node = layout.read(entry, node, slot, base);
      long distance = index - base >>> node.shift();
      if (Long.compareUnsigned(distance, layout.count()) >= 0) {
        return 0;
      }
      slot = (int) distance;
      entry = layout.entry(node, slot);
      int canonical = layout.canonical(node, entry);
      if (canonical >= 0) {
        slot = canonical;
        entry = layout.entry(node, slot);
      }
      base = node.index(slot);
    }
    return layout.isShown(entry) && (node != null || index == 0) ? entry : 0;
  }

  /** Returns the pointer that an IDR has for an id, 0 if there is none. */
  public long find(long idr, long id) {
    return load(tree(idr), id - base(idr));
  }

  // Since Linux kernel commit 0a835c4f090a ("Reimplement IDR and IDA using the radix tree") (in
  // v4.11).
  private long tree(long idr) {
    return idr + context.offset("idr", "idr_rt");
  }

  // Since Linux kernel commit 6ce711f27500 ("idr: Make 1-based IDRs more efficient") (in v4.16).
  private long base(long idr) {
    boolean based = context.types().getStruct("idr").field("idr_base").isPresent();
    return based ? context.memory().unsigned(idr + context.offset("idr", "idr_base"), 4) : 0;
  }
}
