// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.jkdump.container.KernelContainers.address;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelContainers;
import org.jkdump.generated.Typed;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.walk.Chains;

/**
 * Chains: the names that walk linked lists one entry after another; a group of {@link PyKdumpAPI}.
 */
public abstract class ChainNames extends CheckNames {
  ChainNames() {}

  /**
   * The structs linked to a {@code list_head}, each found when the stream asks for it. {@code
   * readSUListFromHead} reads all of them faster.
   *
   * @param head address of a {@code struct list_head}
   * @param member path of the {@code list_head} in the struct
   */
  public static Stream<Struct> listForEachEntry(String type, long head, String member) {
    return around(type, listNodes(head), member);
  }

  /** The same for a {@code list_head} value. */
  public static Stream<Struct> listForEachEntry(String type, Value head, String member) {
    return around(type, listNodes(head), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> listForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, listNodes(head), member);
  }

  /** The same for a generated class and a {@code list_head} value. */
  public static <T extends Struct> Stream<T> listForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, listNodes(head), member);
  }

  /**
   * The structs of an {@code hlist}, each found when the stream asks for it.
   *
   * @param head address of a {@code struct hlist_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistForEachEntry(String type, long head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /** The same for an {@code hlist_head} value. */
  public static Stream<Struct> hlistForEachEntry(String type, Value head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> hlistForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /** The same for a generated class and an {@code hlist_head} value. */
  public static <T extends Struct> Stream<T> hlistForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistNodes(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist}.
   *
   * @param head address of a {@code struct hlist_head}
   */
  public static LongStream hlistNodes(long head) {
    return Chains.hlist(kernel().walks(), head);
  }

  /** The same for an {@code hlist_head} value. */
  public static LongStream hlistNodes(Value head) {
    return hlistNodes(address(head));
  }

  /**
   * The structs of an {@code hlist_nulls}, each found when the stream asks for it.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistNullsForEachEntry(String type, long head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /** The same for an {@code hlist_nulls_head} value. */
  public static Stream<Struct> hlistNullsForEachEntry(String type, Value head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> hlistNullsForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /** The same for a generated class and an {@code hlist_nulls_head} value. */
  public static <T extends Struct> Stream<T> hlistNullsForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistNullsNodes(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist_nulls}.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   */
  public static LongStream hlistNullsNodes(long head) {
    return Chains.hlistNulls(kernel().walks(), head);
  }

  /** The same for an {@code hlist_nulls_head} value. */
  public static LongStream hlistNullsNodes(Value head) {
    return hlistNullsNodes(address(head));
  }

  /**
   * The structs of an {@code hlist_bl}, whose head's lowest bit is a lock, each found when the
   * stream asks for it.
   *
   * @param head address of a {@code struct hlist_bl_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistBlForEachEntry(String type, long head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /** The same for an {@code hlist_bl_head} value. */
  public static Stream<Struct> hlistBlForEachEntry(String type, Value head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> hlistBlForEachEntry(
      Class<T> type, long head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /** The same for a generated class and an {@code hlist_bl_head} value. */
  public static <T extends Struct> Stream<T> hlistBlForEachEntry(
      Class<T> type, Value head, String member) {
    return around(type, hlistBlNodes(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist_bl}, whose head's lowest bit is a lock.
   *
   * @param head address of a {@code struct hlist_bl_head}
   */
  public static LongStream hlistBlNodes(long head) {
    return Chains.hlistBl(kernel().walks(), head);
  }

  /** The same for an {@code hlist_bl_head} value. */
  public static LongStream hlistBlNodes(Value head) {
    return hlistBlNodes(address(head));
  }

  /**
   * The structs of an {@code llist}, each found when the stream asks for it.
   *
   * @param first address of the first {@code struct llist_node}, the value of {@code
   *     llist_head.first}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> llistForEachEntry(String type, long first, String member) {
    return around(type, llistNodes(first), member);
  }

  /** The same for an {@code llist_head} or {@code llist_node} value. */
  public static Stream<Struct> llistForEachEntry(String type, Value first, String member) {
    return around(type, llistNodes(first), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> llistForEachEntry(
      Class<T> type, long first, String member) {
    return around(type, llistNodes(first), member);
  }

  /** The same for a generated class and an {@code llist_head} or {@code llist_node} value. */
  public static <T extends Struct> Stream<T> llistForEachEntry(
      Class<T> type, Value first, String member) {
    return around(type, llistNodes(first), member);
  }

  /**
   * Addresses of the nodes of an {@code llist}, from one node on.
   *
   * @param first address of a {@code struct llist_node}, 0 for none
   */
  public static LongStream llistNodes(long first) {
    return Chains.llist(kernel().walks(), first);
  }

  /** The same for an {@code llist_head} or {@code llist_node} value. */
  public static LongStream llistNodes(Value first) {
    return llistNodes(first(first));
  }

  private static LongStream listNodes(long head) {
    return Chains.list(kernel().walks(), head);
  }

  private static LongStream listNodes(Value head) {
    return listNodes(address(head));
  }

  // The head of an llist is a pointer to the first node: its value counts, not its address.
  private static long first(Value value) {
    boolean head = value instanceof Struct s && "llist_head".equals(s.type_().tag());
    return head ? ((Struct) value).num_("first") : address(value);
  }

  private static Stream<Struct> around(String type, LongStream nodes, String member) {
    return KernelContainers.of(kernel()).structs(type, member, nodes);
  }

  private static <T extends Struct> Stream<T> around(
      Class<T> type, LongStream nodes, String member) {
    Typed<T> typed = typed(type);
    return typed.around(nodes, typed.offset(member));
  }
}
