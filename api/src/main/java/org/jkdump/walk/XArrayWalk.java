// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** The entries of one XArray, node by node. */
final class XArrayWalk extends LazyWalk<Slot> {
  private final XArrayLayout layout;
  private final long array;
  private boolean begun;
  private XArrayNode node;
  private int next;
  // Next slot in each node above; an array has no more levels than an index has bits.
  private final int[] after = new int[Long.SIZE];
  private int depth;

  XArrayWalk(WalkContext context, XArrayLayout layout, long array) {
    super(context, String.format("xarray at 0x%x", array));
    this.layout = layout;
    this.array = array;
  }

  @Override
  Slot advance() {
    if (!begun) {
      begun = true;
      long head = layout.head(array);
      if (layout.isNode(head)) {
        enter(head, 0, 0);
      } else if (layout.isShown(head)) {
        return layout.slot(0, 0, head);
      }
    }
    return nextSlot();
  }

  private Slot nextSlot() {
    while (node != null) {
      if (next == layout.count()) {
        leave();
        continue;
      }
      int slot = next++;
      long entry = layout.entry(node, slot);
      if (layout.isSibling(node, entry)) {
        continue;
      }
      if (layout.isNode(entry)) {
        enter(entry, slot, node.index(slot));
      } else if (layout.isShown(entry)) {
        return layout.slot(node.index(slot), last(slot), entry);
      }
    }
    return null;
  }

  private void enter(long entry, int slot, long base) {
    InterruptedOperation.poll("xarray walk");
    try {
      XArrayNode below = layout.read(entry, node, slot, base);
      after[depth++] = next;
      node = below;
      next = 0;
    } catch (MemoryException | CorruptionException e) {
      problem(e.getMessage());
    }
  }

  private void leave() {
    node = node.above();
    next = after[--depth];
  }

  private long last(int slot) {
    int end = slot + 1;
    while (end < layout.count() && layout.canonical(node, layout.entry(node, end)) == slot) {
      end++;
    }
    next = end;
    return node.index(end) - 1;
  }
}
