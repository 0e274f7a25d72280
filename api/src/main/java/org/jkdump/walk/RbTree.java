// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.LongStream;
import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;

/** Reads red-black trees (kernel: include/linux/rbtree.h). */
public final class RbTree {
  // Even a tree of 2^64 nodes is not deeper.
  static final int MAX_DEPTH = 128;
  private final WalkContext context;
  private final Memory memory;
  private final RbNode.Layout layout;

  public RbTree(WalkContext context) {
    this.context = context;
    this.memory = context.memory();
    this.layout = RbNode.Layout.of(context);
  }

  /**
   * Returns the addresses of the {@code struct rb_node}s of a tree, in order. A child that doesn't
   * name its parent is logged and left out with everything beneath it, so no node is reported
   * twice.
   *
   * @param root address of a {@code struct rb_root} or {@code rb_root_cached}
   */
  public LongStream nodes(long root) {
    return new Walk(root).stream().mapToLong(Long::longValue);
  }

  private final class Walk extends LazyWalk<Long> {
    private final Deque<RbNode> path = new ArrayDeque<>();
    private final long root;
    private boolean begun;

    Walk(long root) {
      super(context, String.format("red-black tree at 0x%x", root));
      this.root = root;
    }

    @Override
    Long advance() {
      if (!begun) {
        begun = true;
        descend(memory.pointer(root), 0);
      }
      RbNode node = path.pollLast();
      if (node == null) {
        return null;
      }
      if (node.right() != node.left()) {
        descend(node.right(), node.address());
      } else if (node.right() != 0) {
        problem(String.format("both children of 0x%x are 0x%x", node.address(), node.left()));
      }
      return node.address();
    }

    private void descend(long child, long parent) {
      long at = child;
      long above = parent;
      while (at != 0) {
        RbNode node = own(at, above);
        if (node == null) {
          return;
        }
        path.addLast(node);
        above = at;
        at = node.left();
      }
    }

    // A node names only one parent. So a walk that follows only children naming their parent visits
    // each node once.
    private RbNode own(long at, long parent) {
      try {
        RbNode node = layout.read(memory, at);
        if (node.parent() != parent) {
          String text = "0x%x is a child of 0x%x but names 0x%x as its parent; left out";
          problem(String.format(text, at, parent, node.parent()));
          return null;
        }
        if (path.size() >= MAX_DEPTH) {
          problem(String.format("it is too deep at 0x%x; left out", at));
          return null;
        }
        return node;
      } catch (MemoryException e) {
        problem(String.format("child of 0x%x: %s; left out", parent, e.getMessage()));
        return null;
      }
    }
  }
}
