// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** Maple trees (kernel: include/linux/maple_tree.h; since v6.1). */
public final class MapleTree {
  private static final long NODE_MASK = 255;
  private static final long TAG = 3;
  private static final long INTERNAL = 2;
  private static final long FIRST_NODE = 4096;
  private static final int MAX_DEPTH = 32;

  private static final int DENSE = 0;
  private static final int LEAF_64 = 1;
  private static final int RANGE_64 = 2;

  private final WalkContext context;
  private final Memory memory;
  private final int width;

  public MapleTree(WalkContext context) {
    this.context = context;
    this.memory = context.memory();
    this.width = context.types().pointerSize();
  }

  /**
   * The entries of a maple tree with the ranges that they cover, in order.
   *
   * @param tree address of a {@code struct maple_tree}
   */
  public Stream<Entry> entries(long tree) {
    List<Entry> found = new ArrayList<>();
    try {
      long root = memory.pointer(tree + context.offset("maple_tree", "ma_root"));
      if (isNode(root)) {
        node(root, new Entry(0, -1L, 0), 0, found);
      } else if (root != 0) {
        found.add(new Entry(0, 0, root));
      }
    } catch (MemoryException e) {
      context.log().error(String.format("maple tree at 0x%x: %s", tree, e.getMessage()));
    }
    return found.stream();
  }

  private void node(long encoded, Entry range, int depth, List<Entry> found) {
    InterruptedOperation.poll("maple tree walk");
    long node = encoded & ~NODE_MASK;
    int type = (int) (encoded >>> 3 & 15);
    if (depth > MAX_DEPTH) {
      context.log().error(String.format("maple tree: the node at 0x%x is too deep: a loop?", node));
      return;
    }
    try {
      slots(node, type, range, depth, found);
    } catch (MemoryException e) {
      context.log().error(String.format("maple tree: node at 0x%x: %s", node, e.getMessage()));
    }
  }

  private void slots(long node, int type, Entry range, int depth, List<Entry> found) {
    String layout = type == LEAF_64 || type == RANGE_64 ? "mr64" : type == DENSE ? null : "ma64";
    long slots = context.offset("maple_node", layout == null ? "slot" : layout + ".slot");
    int count = context.length("maple_node", layout == null ? "slot" : layout + ".slot");
    long begin = range.index();
    for (int i = 0; i < count; i++) {
      long end = layout == null ? begin : pivot(node, layout, i, range.last());
      boolean past = i > 0 && end == 0 || Long.compareUnsigned(end, range.last()) > 0;
      long last = past ? range.last() : end;
      long value = memory.pointer(node + slots + (long) i * width);
      take(type, new Entry(begin, last, value), depth, found);
      if (last == range.last()) {
        return;
      }
      begin = last + 1;
    }
  }

  private void take(int type, Entry entry, int depth, List<Entry> found) {
    if (entry.value() == 0) {
      return;
    }
    if (type == DENSE || type == LEAF_64) {
      found.add(entry);
    } else {
      node(entry.value(), entry, depth + 1, found);
    }
  }

  private long pivot(long node, String layout, int i, long otherwise) {
    String path = layout + ".pivot";
    boolean there = i < context.length("maple_node", path);
    long offset = context.offset("maple_node", path) + (long) i * width;
    return there ? memory.pointer(node + offset) : otherwise;
  }

  private static boolean isNode(long entry) {
    return (entry & TAG) == INTERNAL && Long.compareUnsigned(entry, FIRST_NODE) > 0;
  }
}
