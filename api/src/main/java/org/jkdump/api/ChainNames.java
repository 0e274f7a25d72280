// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelContainers;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.walk.Chains;

/** The names that walk linked lists one entry after another; a part of {@link PyKdumpAPI}. */
public abstract class ChainNames extends ListNames {
  ChainNames() {}

  /**
   * The structs linked to a {@code list_head} through one of their members, each found when it is
   * asked for. {@code readSUListFromHead} reads all of them faster.
   *
   * @param head address of a {@code struct list_head}
   */
  public static Stream<Struct> listForEachEntry(String type, long head, String member) {
    return containers().structs(type, member, Chains.list(kernel().walks(), head));
  }

  /** The same for a {@code list_head} that was read. */
  public static Stream<Struct> listForEachEntry(String type, Value head, String member) {
    return listForEachEntry(type, address(head), member);
  }

  /**
   * The structs of an {@code hlist}, each found when it is asked for.
   *
   * @param head address of a {@code struct hlist_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistForEachEntry(String type, long head, String member) {
    return containers().structs(type, member, hlistNodes(head));
  }

  /** The same for a {@code hlist_head} that was read. */
  public static Stream<Struct> hlistForEachEntry(String type, Value head, String member) {
    return hlistForEachEntry(type, address(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist}.
   *
   * @param head address of a {@code struct hlist_head}
   */
  public static LongStream hlistNodes(long head) {
    return Chains.hlist(kernel().walks(), head);
  }

  /** The same for a {@code hlist_head} that was read. */
  public static LongStream hlistNodes(Value head) {
    return hlistNodes(address(head));
  }

  /**
   * The structs of an {@code hlist_nulls}, each found when it is asked for.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistNullsForEachEntry(String type, long head, String member) {
    return containers().structs(type, member, hlistNullsNodes(head));
  }

  /** The same for a {@code hlist_nulls_head} that was read. */
  public static Stream<Struct> hlistNullsForEachEntry(String type, Value head, String member) {
    return hlistNullsForEachEntry(type, address(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist_nulls}.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   */
  public static LongStream hlistNullsNodes(long head) {
    return Chains.hlistNulls(kernel().walks(), head);
  }

  /** The same for a {@code hlist_nulls_head} that was read. */
  public static LongStream hlistNullsNodes(Value head) {
    return hlistNullsNodes(address(head));
  }

  /**
   * The structs of an {@code hlist_bl}, whose head's lowest bit is a lock, each found when it is
   * asked for.
   *
   * @param head address of a {@code struct hlist_bl_head}
   * @param member path of the list's node in the struct
   */
  public static Stream<Struct> hlistBlForEachEntry(String type, long head, String member) {
    return containers().structs(type, member, hlistBlNodes(head));
  }

  /** The same for a {@code hlist_bl_head} that was read. */
  public static Stream<Struct> hlistBlForEachEntry(String type, Value head, String member) {
    return hlistBlForEachEntry(type, address(head), member);
  }

  /**
   * Addresses of the nodes of an {@code hlist_bl}, whose head's lowest bit is a lock.
   *
   * @param head address of a {@code struct hlist_bl_head}
   */
  public static LongStream hlistBlNodes(long head) {
    return Chains.hlistBl(kernel().walks(), head);
  }

  /** The same for a {@code hlist_bl_head} that was read. */
  public static LongStream hlistBlNodes(Value head) {
    return hlistBlNodes(address(head));
  }

  /**
   * The structs of an {@code llist}, each found when it is asked for.
   *
   * @param first address of the first {@code struct llist_node}, as {@code llist_head.first} holds
   *     it
   * @param member path of the node in the struct
   */
  public static Stream<Struct> llistForEachEntry(String type, long first, String member) {
    return containers().structs(type, member, llistNodes(first));
  }

  /** The same for an {@code llist_head} or its first node that was read. */
  public static Stream<Struct> llistForEachEntry(String type, Value first, String member) {
    return llistForEachEntry(type, first(first), member);
  }

  /**
   * Addresses of the nodes of an {@code llist} from one on.
   *
   * @param first address of a {@code struct llist_node}, 0 for none
   */
  public static LongStream llistNodes(long first) {
    return Chains.llist(kernel().walks(), first);
  }

  /** The same for an {@code llist_head} or its first node that was read. */
  public static LongStream llistNodes(Value first) {
    return llistNodes(first(first));
  }

  static KernelContainers containers() {
    return KernelContainers.of(kernel());
  }

  static long address(Value value) {
    return KernelContainers.address(value);
  }

  // What leads to the nodes of an llist is its head's value, not its address.
  private static long first(Value value) {
    boolean head = value instanceof Struct s && "llist_head".equals(s.type_().tag());
    return head ? ((Struct) value).num_("first") : address(value);
  }
}
