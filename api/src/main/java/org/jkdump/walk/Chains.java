// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.jkdump.memory.Memory;

/**
 * Walks linked lists entry by entry (kernel: include/linux/list.h, list_nulls.h, list_bl.h,
 * llist.h). The streams are lazy; {@link ListWalk} is faster for a whole list.
 */
public final class Chains {
  private Chains() {}

  /**
   * Returns the addresses of the {@code struct list_head}s linked to a head.
   *
   * @param head address of a {@code struct list_head}
   */
  public static LongStream list(WalkContext context, long head) {
    Memory memory = context.memory();
    long stop = context.address(head);
    return walk(context, "list", head, stop, () -> memory.pointer(stop), memory::pointer);
  }

  /**
   * Returns the addresses of the {@code struct hlist_node}s of a list.
   *
   * @param head address of a {@code struct hlist_head}
   */
  public static LongStream hlist(WalkContext context, long head) {
    Memory memory = context.memory();
    return walk(context, "hlist", head, 0, () -> memory.pointer(head), memory::pointer);
  }

  /**
   * Returns the addresses of the {@code struct hlist_nulls_node}s of a list, which ends with an odd
   * number.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   */
  public static LongStream hlistNulls(WalkContext context, long head) {
    LongUnaryOperator link = at -> pointerOrNulls(context.memory().pointer(at));
    return walk(context, "hlist_nulls", head, 0, () -> link.applyAsLong(head), link);
  }

  /**
   * Returns the addresses of the {@code struct hlist_bl_node}s of a list, whose head's lowest bit
   * is a lock.
   *
   * @param head address of a {@code struct hlist_bl_head}
   */
  public static LongStream hlistBl(WalkContext context, long head) {
    Memory memory = context.memory();
    LongSupplier first = () -> memory.pointer(head) & ~1L;
    return walk(context, "hlist_bl", head, 0, first, memory::pointer);
  }

  /**
   * Returns the addresses of a {@code struct llist_node} and all after it.
   *
   * @param first address of the first node, as {@code llist_head.first} holds it; 0 for none
   */
  public static LongStream llist(WalkContext context, long first) {
    LongUnaryOperator link = context.memory()::pointer;
    return walk(context, "llist", first, 0, () -> context.address(first), link);
  }

  private static long pointerOrNulls(long value) {
    return (value & 1) == 0 ? value : 0;
  }

  private static LongStream walk(
      WalkContext context,
      String kind,
      long place,
      long stop,
      LongSupplier first,
      LongUnaryOperator after) {
    String what = String.format("%s at 0x%x", kind, place);
    return new ChainWalk(context, what, stop, first, after).stream().mapToLong(Long::longValue);
  }
}
