// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.generated.Typed;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.walk.Chains;

/**
 * The names that walk containers of classes of package {@code kernel}; a part of {@link
 * PyKdumpAPI}. Heads and members are those of the names that take a type's name.
 */
public abstract class EntryNames extends TypedNames {
  EntryNames() {}

  /** The structs of a list, each found when it is asked for. */
  public static <T extends Struct> Stream<T> listForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, Chains.list(kernel().walks(), head), member);
  }

  /** The same for a {@code list_head} that was read. */
  public static <T extends Struct> Stream<T> listForEachEntry(
      Class<T> type, Value head, String member) {
    return listForEachEntry(type, address(head), member);
  }

  /** The structs of an {@code hlist}, each found when it is asked for. */
  public static <T extends Struct> Stream<T> hlistForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /** The same for an {@code hlist_head} that was read. */
  public static <T extends Struct> Stream<T> hlistForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /** The structs of an {@code hlist_nulls}, each found when it is asked for. */
  public static <T extends Struct> Stream<T> hlistNullsForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /** The same for an {@code hlist_nulls_head} that was read. */
  public static <T extends Struct> Stream<T> hlistNullsForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /** The structs of an {@code hlist_bl}, each found when it is asked for. */
  public static <T extends Struct> Stream<T> hlistBlForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /** The same for an {@code hlist_bl_head} that was read. */
  public static <T extends Struct> Stream<T> hlistBlForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /** The structs of an {@code llist}, from the address of its first node on. */
  public static <T extends Struct> Stream<T> llistForEachEntry(
      Class<T> type, long first, String member) {
    return around(type, llistNodes(first), member);
  }

  /** The same for an {@code llist_head} or its first node that was read. */
  public static <T extends Struct> Stream<T> llistForEachEntry(
      Class<T> type, Value first, String member) {
    return around(type, llistNodes(first), member);
  }

  /** The structs of a red-black tree in order, each found when it is asked for. */
  public static <T extends Struct> Stream<T> rbtreeForEachEntry(
      Class<T> type, long root, String member) {
    return around(type, rbtreeNodes(root), member);
  }

  /** The same for an {@code rb_root} that was read. */
  public static <T extends Struct> Stream<T> rbtreeForEachEntry(
      Class<T> type, Value root, String member) {
    return around(type, rbtreeNodes(root), member);
  }

  private static <T extends Struct> Stream<T> around(
      Class<T> type, LongStream nodes, String member) {
    Typed<T> typed = typed(type);
    return typed.around(nodes, typed.offset(member));
  }
}
