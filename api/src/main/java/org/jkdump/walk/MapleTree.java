// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.stream.Stream;

/** Reads maple trees (kernel: include/linux/maple_tree.h; since v6.1). */
public final class MapleTree {
  private final WalkContext context;
  private final MapleLayout layout;

  public MapleTree(WalkContext context) {
    this.context = context;
    this.layout = new MapleLayout(context);
  }

  /**
   * Returns the entries and the ranges that they cover, in order, each read on demand. An invalid
   * node is logged and left out with everything beneath it.
   *
   * @param tree address of a {@code struct maple_tree}
   */
  public Stream<Slot> entries(long tree) {
    return new MapleWalk(context, layout, tree).stream();
  }

  /**
   * Returns the raw entry at an index, 0 if there is none.
   *
   * @param tree address of a {@code struct maple_tree}
   * @throws CorruptionException if a node on the path to it is invalid
   */
  public long load(long tree, long index) {
    long entry = layout.root(tree);
    if (!MapleLayout.isNode(entry)) {
      return index == 0 && MapleLayout.isShown(entry) ? entry : 0;
    }
    MapleNode node = null;
    long first = 0;
    long last = layout.lastIndex();
    do {
      node = layout.read(entry, node, first, last);
      int slot = 0;
      last = node.last(slot, first);
      while (Long.compareUnsigned(index, last) > 0 && !node.isLast(slot, last)) {
        first = last + 1;
        last = node.last(++slot, first);
      }
      entry = node.slot(slot);
    } while (!node.isLeaf());
    return MapleLayout.isShown(entry) ? entry : 0;
  }
}
