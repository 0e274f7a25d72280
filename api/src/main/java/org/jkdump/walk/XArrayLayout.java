// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.memory.Bytes;
import org.jkdump.memory.Memory;
import org.jkdump.type.StructType;

/** Layout of this kernel's XArrays, or of the radix trees that preceded them. */
final class XArrayLayout {
  private static final long TAG = 3;
  // Internal entries up to this number are sibling, retry and zero entries; higher ones are nodes.
  private static final long LAST_SPECIAL = 4096;

  private final Memory memory;
  private final boolean old;
  private final long internal;
  private final long head;
  private final int width;
  private final int size;
  private final int shift;
  private final int offset;
  private final int parent;
  private final int slots;
  private final int count;

  XArrayLayout(WalkContext context) {
    this.memory = context.memory();
    // Since Linux kernel commit f8d5d0cc145c ("xarray: Add definition of struct xarray") (in
    // v4.20).
    this.old = context.types().struct("xarray").isEmpty();
    this.head =
        old ? context.offset("radix_tree_root", "rnode") : context.offset("xarray", "xa_head");
    // Since Linux kernel commit 3159f943aafd ("xarray: Replace exceptional entries") (in v4.20).
    this.internal = old ? 1 : 2;
    // Since Linux kernel "xarray: Define struct xa_node" (in v4.20).
    String node = context.having("slots", "xa_node", "radix_tree_node");
    StructType type = context.types().getStruct(node);
    this.width = context.types().pointerSize();
    this.size = Math.toIntExact(type.size());
    this.shift = (int) context.offset(node, "shift");
    this.offset = (int) context.offset(node, "offset");
    this.parent = (int) context.offset(node, "parent");
    this.slots = (int) context.offset(node, "slots");
    this.count = context.length(node, "slots");
  }

  /** Returns the entry in a {@code struct xarray} or {@code radix_tree_root}. */
  long head(long array) {
    return memory.pointer(array + head);
  }

  /** Returns the number of a node's slots. */
  int count() {
    return count;
  }

  boolean isNode(long entry) {
    return (entry & TAG) == internal
        && (old ? entry != internal : Long.compareUnsigned(entry, LAST_SPECIAL) > 0);
  }

  /** Returns whether a slot belongs to the entry of another slot of the same node. */
  boolean isSibling(XArrayNode node, long entry) {
    return canonical(node, entry) >= 0;
  }

  /** Returns the slot that holds the entry of a sibling, -1 if {@code entry} is no sibling. */
  int canonical(XArrayNode node, long entry) {
    if ((entry & TAG) != internal) {
      return -1;
    }
    // Since Linux kernel commit 02c02bf12c5d ("xarray: Change definition of sibling entries") (in
    // v4.20).
    long slot = old ? (entry - internal - node.address() - slots) / width : entry >>> 2;
    boolean within = old ? entry - internal >= node.address() + slots : true;
    return within && slot >= 0 && slot < count ? (int) slot : -1;
  }

  /**
   * Returns whether an entry belongs to the array's user: it is no node, sibling, retry or zero
   * entry.
   */
  boolean isShown(long entry) {
    return entry != 0 && (entry & TAG) != internal;
  }

  Slot slot(long index, long last, long entry) {
    return old
        ? new Slot(index, last, entry, (entry & TAG) == 2, entry >>> 2)
        : Slot.of(index, last, entry);
  }

  /**
   * Reads the node that an entry leads to.
   *
   * @throws CorruptionException if it is not a node of this array
   */
  XArrayNode read(long entry, XArrayNode above, int slot, long base) {
    long at = entry - internal;
    byte[] bytes = memory.read(at, size);
    XArrayNode node = new XArrayNode(at, above, base, (int) number(bytes, shift, 1), bytes);
    check(node, slot);
    return node;
  }

  long entry(XArrayNode node, int slot) {
    return number(node.bytes(), slots + slot * width, width);
  }

  // A node names one parent and one slot there. So each node is visited once, and no path is a
  // circle.
  private void check(XArrayNode node, int slot) {
    XArrayNode above = node.above();
    int below = above == null ? Long.SIZE : above.shift();
    long named = number(node.bytes(), parent, width);
    boolean placed = above == null || number(node.bytes(), offset, 1) == slot;
    if (node.shift() >= below || named != (above == null ? 0 : above.address()) || !placed) {
      String text = "what is at 0x%x is no node of slot %d of the node at 0x%x; left out";
      long parentOf = above == null ? 0 : above.address();
      throw new CorruptionException(String.format(text, node.address(), slot, parentOf));
    }
  }

  private long number(byte[] bytes, int at, int width) {
    return Bytes.unsigned(bytes, at, width, memory.bigEndian());
  }
}
