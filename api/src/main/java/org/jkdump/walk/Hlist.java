// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.stream.LongStream;
import org.jkdump.memory.Memory;

/** Singly linked lists: hlist, hlist_nulls and llist (kernel: include/linux/list.h, llist.h). */
public final class Hlist {
  private Hlist() {}

  /**
   * Addresses of the {@code struct hlist_node}s of a list.
   *
   * @param head address of a {@code struct hlist_head}, {@code hlist_bl_head} or {@code
   *     hlist_nulls_head}
   */
  public static LongStream nodes(WalkContext context, long head) {
    Memory memory = context.memory();
    return new Steps(context, String.format("hlist at 0x%x", head)) {
      @Override
      long first() {
        return pointer(memory.pointer(head));
      }

      @Override
      long after(long node) {
        return pointer(memory.pointer(node));
      }
    }.stream();
  }

  /**
   * Addresses of the {@code struct llist_node}s from one on.
   *
   * @param node address of the first node, as {@code llist_head.first} holds it
   */
  public static LongStream llist(WalkContext context, long node) {
    Memory memory = context.memory();
    return new Steps(context, String.format("llist at 0x%x", node)) {
      @Override
      long first() {
        return node;
      }

      @Override
      long after(long at) {
        return memory.pointer(at);
      }
    }.stream();
  }

  // A nulls list ends in an odd number instead of NULL; the bit lock of hlist_bl is bit 0 of its
  // head.
  private static long pointer(long value) {
    return (value & 1) == 0 ? value : 0;
  }
}
