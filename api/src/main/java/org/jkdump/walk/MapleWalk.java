// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** The entries of one maple tree, node by node. */
final class MapleWalk extends LazyWalk<Slot> {
  private record Place(Place above, MapleNode node, int slot, long begin) {}

  private final MapleLayout layout;
  private final long tree;
  private boolean begun;
  private Place place;

  MapleWalk(WalkContext context, MapleLayout layout, long tree) {
    super(context, String.format("maple tree at 0x%x", tree));
    this.layout = layout;
    this.tree = tree;
  }

  @Override
  Slot advance() {
    if (!begun) {
      begun = true;
      long root = layout.root(tree);
      if (!MapleLayout.isNode(root)) {
        return MapleLayout.isShown(root) ? Slot.of(0, 0, root) : null;
      }
      enter(root, null, 0, layout.lastIndex());
    }
    while (place != null) {
      Slot found = step();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  // Handles one slot. The place moves on before the walk enters the node beneath the slot.
  private Slot step() {
    MapleNode node = place.node();
    int slot = place.slot();
    long begin = place.begin();
    long last;
    try {
      last = node.last(slot, begin);
    } catch (CorruptionException e) {
      problem(e.getMessage());
      place = place.above();
      return null;
    }
    boolean more = !node.isLast(slot, last);
    place = more ? new Place(place.above(), node, slot + 1, last + 1) : place.above();
    long entry = node.slot(slot);
    if (!node.isLeaf()) {
      enter(entry, node, begin, last);
      return null;
    }
    return MapleLayout.isShown(entry) ? Slot.of(begin, last, entry) : null;
  }

  private void enter(long entry, MapleNode above, long first, long last) {
    InterruptedOperation.poll("maple tree walk");
    try {
      place = new Place(place, layout.read(entry, above, first, last), 0, first);
    } catch (MemoryException | CorruptionException e) {
      problem(e.getMessage());
    }
  }
}
