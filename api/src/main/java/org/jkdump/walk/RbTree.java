// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.stream.LongStream;
import org.jkdump.memory.Memory;

/** Red-black trees (kernel: include/linux/rbtree.h). */
public final class RbTree {
  private static final long COLOR = 3;
  private final WalkContext context;
  private final Memory memory;
  private final long left;
  private final long right;
  private final long parent;

  public RbTree(WalkContext context) {
    this.context = context;
    this.memory = context.memory();
    this.left = context.offset("rb_node", "rb_left");
    this.right = context.offset("rb_node", "rb_right");
    this.parent = context.offset("rb_node", "__rb_parent_color");
  }

  /**
   * Addresses of the {@code struct rb_node}s of a tree in order.
   *
   * @param root address of a {@code struct rb_root}
   */
  public LongStream nodes(long root) {
    return new Steps(context, String.format("red-black tree at 0x%x", root)) {
      @Override
      long first() {
        return leftmost(child(root, 0, 0));
      }

      @Override
      long after(long node) {
        return successor(node);
      }
    }.stream();
  }

  private long successor(long node) {
    long down = child(node, right, node);
    if (down != 0) {
      return leftmost(down);
    }
    long at = node;
    long up = parentOf(at);
    for (int depth = 0; up != 0 && memory.pointer(up + right) == at; depth++) {
      checkDepth(depth, at);
      at = up;
      up = parentOf(at);
    }
    return up;
  }

  private long leftmost(long node) {
    long at = node;
    for (int depth = 0; at != 0; depth++) {
      checkDepth(depth, at);
      long down = child(at, left, at);
      if (down == 0) {
        return at;
      }
      at = down;
    }
    return at;
  }

  // A child that names another parent is where a loop or a stray pointer begins.
  private long child(long node, long offset, long expectedParent) {
    long child = memory.pointer(node + offset);
    if (child != 0 && parentOf(child) != expectedParent) {
      context
          .log()
          .error(String.format("red-black tree: 0x%x is not 0x%x's own child", child, node));
      return 0;
    }
    return child;
  }

  private long parentOf(long node) {
    return memory.pointer(node + parent) & ~COLOR;
  }

  // A tree of 2^64 nodes is no deeper.
  private static void checkDepth(int depth, long at) {
    if (depth > 128) {
      throw new CorruptionException(String.format("the tree is too deep at 0x%x", at));
    }
  }
}
