// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.memory.Memory;

/** Node of a red-black tree: {@code struct rb_node} (kernel: include/linux/rbtree_types.h). */
record RbNode(long address, long parent, boolean red, long left, long right) {
  private static final long COLOR = 3;
  private static final long BLACK = 1;

  /** Offsets of a node's members, in bytes. */
  record Layout(long parent, long left, long right) {
    static Layout of(WalkContext context) {
      return new Layout(
          context.offset("rb_node", "__rb_parent_color"),
          context.offset("rb_node", "rb_left"),
          context.offset("rb_node", "rb_right"));
    }

    RbNode read(Memory memory, long at) {
      long word = memory.pointer(at + parent);
      long down = memory.pointer(at + left);
      return new RbNode(at, word & ~COLOR, (word & BLACK) == 0, down, memory.pointer(at + right));
    }
  }
}
