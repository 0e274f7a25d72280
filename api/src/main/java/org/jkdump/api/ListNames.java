// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.jkdump.container.KernelContainers.address;

import java.util.List;
import org.jkdump.container.BadList;
import org.jkdump.container.KernelLists;
import org.jkdump.container.ListOptions;
import org.jkdump.generated.StructField;
import org.jkdump.generated.Typed;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.ListHead;

/** Lists: the names that read a list as a whole; a group of {@link PyKdumpAPI}. */
public abstract class ListNames extends MemoNames {
  ListNames() {}

  /**
   * The structs linked to the {@code list_head} that a symbol names.
   *
   * @param member path of the {@code list_head} in the struct
   */
  public static List<Struct> readSUListFromHead(String symbol, String member, String type) {
    return readSUListFromHead(symbol, member, type, ListOptions.DEFAULT);
  }

  /** The same with options such as {@code maxel(100)}. */
  public static List<Struct> readSUListFromHead(
      String symbol, String member, String type, ListOptions options) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type, options);
  }

  /** The same for a generated class. */
  public static <T extends Struct> List<T> readSUListFromHead(
      String symbol, String member, Class<T> type) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type);
  }

  /** The structs linked to the {@code list_head} at an address. */
  public static List<Struct> readSUListFromHead(long head, String member, String type) {
    return readSUListFromHead(head, member, type, ListOptions.DEFAULT);
  }

  /** The same with options. */
  public static List<Struct> readSUListFromHead(
      long head, String member, String type, ListOptions options) {
    return lists().structs(head, member, kernel().types().getStruct(type), limited(options));
  }

  /** The same for a generated class. */
  public static <T extends Struct> List<T> readSUListFromHead(
      long head, String member, Class<T> type) {
    return readSUListFromHead(head, member, type, ListOptions.DEFAULT);
  }

  /** The same for a generated class, with options. */
  public static <T extends Struct> List<T> readSUListFromHead(
      long head, String member, Class<T> type, ListOptions options) {
    Typed<T> typed = typed(type);
    return structs(head, typed, typed.offset(member), options);
  }

  /** The structs linked to a {@code list_head} value. */
  public static List<Struct> readSUListFromHead(Value head, String member, String type) {
    return readSUListFromHead(address(head), member, type);
  }

  /** The same for a generated class. */
  public static <T extends Struct> List<T> readSUListFromHead(
      Value head, String member, Class<T> type) {
    return readSUListFromHead(address(head), member, type);
  }

  /** The structs linked to a {@code list_head} through a field: {@code task_struct.tasks}. */
  public static <T extends TypedStruct> List<T> listOf(long head, StructField<T> field) {
    return structs(head, typed(field.owner()), field.offset(), ListOptions.DEFAULT);
  }

  /** The same for a {@code list_head} value. */
  public static <T extends TypedStruct> List<T> listOf(Value head, StructField<T> field) {
    return listOf(address(head), field);
  }

  /** The same for the {@code list_head} that a symbol names. */
  public static <T extends TypedStruct> List<T> listOf(String symbol, StructField<T> field) {
    return listOf(kernel().symbolAddress(symbol), field);
  }

  /** Addresses of the {@code list_head}s linked to a head, without the head. */
  public static List<Long> readListByHead(long head) {
    return readListByHead(head, ListOptions.DEFAULT);
  }

  /** The same with options. */
  public static List<Long> readListByHead(long head, ListOptions options) {
    return lists().links(head, limited(options));
  }

  /** The same for a {@code list_head} value. */
  public static List<Long> readListByHead(Value head) {
    return readListByHead(address(head));
  }

  /** Addresses found by following the pointer at {@code offset}, with {@code start} the first. */
  public static List<Long> readList(long start, int offset) {
    return readList(start, offset, ListOptions.DEFAULT);
  }

  /** The same with at most {@code maxel} entries. */
  public static List<Long> readList(long start, int offset, int maxel) {
    return readList(start, offset, maxel(maxel));
  }

  /** The same with options: {@code inchead(false)} leaves {@code start} out. */
  public static List<Long> readList(long start, int offset, ListOptions options) {
    return lists().chain(start, offset, limited(options));
  }

  /** Reads like {@link #readList(long, int)} and returns the damage instead of logging it. */
  public static BadList readBadList(long start, int offset) {
    return lists().badList(start, offset);
  }

  /**
   * A struct and its successors, each found by the pointer to the next one, until NULL or the first
   * struct again.
   *
   * @param next path of the pointer
   */
  public static List<Struct> readStructNext(Struct head, String next) {
    return readStructNext(head, next, ListOptions.DEFAULT);
  }

  /** The same with options: {@code inchead(false)} leaves {@code head} out. */
  public static List<Struct> readStructNext(Struct head, String next, ListOptions options) {
    KernelLists lists = KernelLists.of(head.kernel_());
    return lists.next(head.type_(), head.addr_(), next, limited(options));
  }

  /** The same for a generated class. */
  public static <T extends TypedStruct> List<T> readStructNext(T head, String next) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) head.getClass();
    return typed(type).all(readStructNext((Struct) head, next));
  }

  /** The same from the struct at an address on. */
  public static List<Struct> readStructNext(long head, String type, String next) {
    return readStructNext(kernel().struct(type, head), next);
  }

  /**
   * Number of entries of the list at a head, without the head, at most {@code max}; counted by
   * crash itself.
   */
  public static int listSize(long head, int offset, int max) {
    return lists().size(head, offset, max);
  }

  /** Whether nothing is linked to the {@code list_head} at an address. */
  public static boolean lhIsempty(long head) {
    return ListHead.of(head).isEmpty();
  }

  /** The same for a {@code list_head} value. */
  public static boolean lhIsempty(Value head) {
    return ListHead.of(head).isEmpty();
  }

  /** Option of the list names: at most so many entries; a longer list is cut, with a warning. */
  public static ListOptions maxel(long entries) {
    return ListOptions.DEFAULT.maxel(entries);
  }

  /** Option of the list names: with or without the address that the walk begins with. */
  public static ListOptions inchead(boolean included) {
    return ListOptions.DEFAULT.inchead(included);
  }

  /** Option of the list names: with or without log entries about damage and cuts. */
  public static ListOptions warn(boolean logged) {
    return ListOptions.DEFAULT.warn(logged);
  }

  /**
   * Cuts all lists that are read without a limit of their own at so many entries, with a warning,
   * until this snippet run ends. 0 takes the limit away: then lists are read as a whole. No list is
   * endless, because cycles are noticed.
   */
  public static void setListMaxel(long entries) {
    session().maxel(entries);
  }

  private static KernelLists lists() {
    return KernelLists.of(kernel());
  }

  private static <T extends Struct> List<T> structs(
      long head, Typed<T> typed, long offset, ListOptions options) {
    return lists().structs(head, offset, typed.prototype(), limited(options));
  }

  private static ListOptions limited(ListOptions options) {
    return options.orMaxel(session().maxel());
  }
}
