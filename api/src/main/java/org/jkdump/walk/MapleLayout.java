// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.memory.Bytes;
import org.jkdump.memory.Memory;

/** Layout of maple nodes (kernel: include/linux/maple_tree.h; since v6.1). */
final class MapleLayout {
  private static final long NODE_MASK = 255;
  private static final long TAG = 3;
  private static final long INTERNAL = 2;
  private static final long LAST_SPECIAL = 4096;
  private static final long ZERO = 257 << 2 | INTERNAL;

  /** Layout of one kind of node: offsets and numbers of its pivots and slots. */
  record Kind(int pivot, int pivots, int slot, int slots, int end) {}

  private final Memory memory;
  private final long root;
  private final int width;
  private final int size;
  private final Kind range;
  private final Kind arange;
  private final Kind dense;

  MapleLayout(WalkContext context) {
    this.memory = context.memory();
    this.root = context.offset("maple_tree", "ma_root");
    this.width = context.types().pointerSize();
    this.size = Math.toIntExact(context.types().getStruct("maple_node").size());
    this.range = kind(context, "mr64");
    this.arange = kind(context, "ma64");
    int slots = context.length("maple_node", "slot");
    this.dense = new Kind(0, 0, (int) context.offset("maple_node", "slot"), slots, 0);
  }

  private static Kind kind(WalkContext context, String part) {
    return new Kind(
        (int) context.offset("maple_node", part + ".pivot"),
        context.length("maple_node", part + ".pivot"),
        (int) context.offset("maple_node", part + ".slot"),
        context.length("maple_node", part + ".slot"),
        (int) context.offset("maple_node", part + ".meta.end"));
  }

  long root(long tree) {
    return memory.pointer(tree + root);
  }

  /** Returns the highest index: the machine's ULONG_MAX. */
  long lastIndex() {
    return width == 8 ? -1L : 0xffff_ffffL;
  }

  /** Returns whether the root's entry is a node. Only the root's entry has a tag for this. */
  static boolean isNode(long entry) {
    return (entry & TAG) == INTERNAL && Long.compareUnsigned(entry, LAST_SPECIAL) > 0;
  }

  /** Returns whether an entry of a leaf belongs to the tree's user. */
  static boolean isShown(long entry) {
    return entry != 0 && entry != ZERO;
  }

  /**
   * Reads the node that an entry leads to.
   *
   * @throws CorruptionException if the node can't be valid
   */
  MapleNode read(long entry, MapleNode above, long first, long last) {
    long at = entry & ~NODE_MASK;
    int type = (int) (entry >>> 3 & 15);
    MapleNode node = new MapleNode(this, at, type, above, first, last, memory.read(at, size));
    node.check();
    return node;
  }

  /** Returns the layout of a node by its {@code enum maple_type}; null if there is no such type. */
  Kind kind(int type) {
    return switch (type) {
      case MapleNode.DENSE -> dense;
      case MapleNode.LEAF_64, MapleNode.RANGE_64 -> range;
      case MapleNode.ARANGE_64 -> arange;
      default -> null;
    };
  }

  long word(byte[] bytes, int at, int i) {
    return Bytes.unsigned(bytes, at + i * width, width, memory.bigEndian());
  }
}
