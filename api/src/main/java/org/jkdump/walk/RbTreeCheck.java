// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;

/** Checks the rules of red-black trees to find corruption. */
public final class RbTreeCheck {
  /** Compares two nodes by their addresses, as a comparator does. */
  @FunctionalInterface
  public interface Order {
    int compare(long left, long right);
  }

  private record Place(RbNode node, int blacks) {}

  private final WalkContext context;
  private final Memory memory;
  private final RbNode.Layout layout;
  private final Order order;
  private final Deque<Place> path = new ArrayDeque<>();
  private FindingList findings;
  private int leafBlacks;
  private long before;

  /**
   * @param order of the nodes' addresses; null to skip this check
   */
  public RbTreeCheck(WalkContext context, Order order) {
    this.context = context;
    this.memory = context.memory();
    this.layout = RbNode.Layout.of(context);
    this.order = order;
  }

  /**
   * Checks parents, colours, the number of black nodes on each path, and the order.
   *
   * @param root address of a {@code struct rb_root}
   */
  public Validation check(long root) {
    begin(root);
    down(memory.pointer(context.address(root)), null, 0);
    while (!path.isEmpty()) {
      visit(path.removeLast());
    }
    return findings.result();
  }

  /**
   * Checks the tree like {@link #check}, and that {@code rb_leftmost} is the first node.
   *
   * @param root address of a {@code struct rb_root_cached}
   */
  public Validation checkCached(long root) {
    check(root + context.offset("rb_root_cached", "rb_root"));
    long leftmost = memory.pointer(root + context.offset("rb_root_cached", "rb_leftmost"));
    long first = new RbTree(context).nodes(root).findFirst().orElse(0);
    if (leftmost != first) {
      findings.add(root, "rb_leftmost is 0x%x, but the first node is 0x%x", leftmost, first);
    }
    return findings.result();
  }

  private void begin(long root) {
    findings = new FindingList("red-black tree", root);
    path.clear();
    leafBlacks = -1;
    before = 0;
  }

  private void visit(Place place) {
    RbNode node = place.node();
    if (order != null && before != 0 && order.compare(before, node.address()) > 0) {
      findings.add(node.address(), "comes after 0x%x, against the order", before);
    }
    before = node.address();
    down(node.right(), node, place.blacks());
  }

  private void down(long child, RbNode parent, int above) {
    long at = child;
    RbNode from = parent;
    int blacks = above;
    while (at != 0) {
      RbNode node = enter(at, from);
      if (node == null) {
        return;
      }
      blacks += node.red() ? 0 : 1;
      path.addLast(new Place(node, blacks));
      from = node;
      at = node.left();
    }
    leaf(from, blacks);
  }

  private RbNode enter(long at, RbNode from) {
    long parent = from == null ? 0 : from.address();
    try {
      RbNode node = layout.read(memory, at);
      if (node.parent() != parent) {
        findings.add(at, "names 0x%x as its parent, not 0x%x", node.parent(), parent);
      }
      if (node.red() && (from == null || from.red())) {
        findings.add(at, from == null ? "the root is red" : "is red like its parent");
      }
      return findings.enter(at) ? node : null;
    } catch (MemoryException e) {
      findings.add(parent, "its child: %s", e.getMessage());
      return null;
    }
  }

  private void leaf(RbNode last, int blacks) {
    if (last == null) {
      return;
    }
    if (leafBlacks < 0) {
      leafBlacks = blacks;
    }
    if (leafBlacks != blacks) {
      String text = "beneath it lie %d black nodes on the way from the root, elsewhere %d";
      findings.add(last.address(), text, blacks, leafBlacks);
    }
  }
}
