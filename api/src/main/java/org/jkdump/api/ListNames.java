// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.container.BadList;
import org.jkdump.container.KernelContainers;
import org.jkdump.container.KernelLists;
import org.jkdump.container.ListOptions;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.ListHead;

/** The names that walk lists; a part of {@link PyKdumpAPI}. */
public abstract class ListNames extends ValueNames {
  ListNames() {}

  /** Reads a list with at most so many entries; a longer one is cut, with a warning. */
  public static ListOptions maxel(long entries) {
    return ListOptions.DEFAULT.maxel(entries);
  }

  /** Reads a list with or without the address that the walk begins with. */
  public static ListOptions inchead(boolean included) {
    return ListOptions.DEFAULT.inchead(included);
  }

  /** Reads a list with or without log entries about damage and cuts. */
  public static ListOptions warn(boolean logged) {
    return ListOptions.DEFAULT.warn(logged);
  }

  /**
   * Cuts all lists that are read without a limit of their own at so many entries, with a warning,
   * until this snippet run is over. Without it lists are read as a whole: none is endless, since
   * cycles are noticed. 0 takes the limit away.
   */
  public static void setListMaxel(long entries) {
    session().maxel(entries);
  }

  /**
   * The structs linked to the {@code list_head} that a symbol names, through one of their members.
   */
  public static List<Struct> readSUListFromHead(String symbol, String member, String type) {
    return readSUListFromHead(symbol, member, type, ListOptions.DEFAULT);
  }

  /** The same with options such as {@code maxel(100)}. */
  public static List<Struct> readSUListFromHead(
      String symbol, String member, String type, ListOptions options) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type, options);
  }

  /** The structs linked to the {@code list_head} at an address, through one of their members. */
  public static List<Struct> readSUListFromHead(long head, String member, String type) {
    return readSUListFromHead(head, member, type, ListOptions.DEFAULT);
  }

  /** The same with options. */
  public static List<Struct> readSUListFromHead(
      long head, String member, String type, ListOptions options) {
    return KernelLists.of(kernel())
        .structs(head, member, kernel().types().getStruct(type), limited(options));
  }

  /** The structs linked to a {@code list_head} that was read, through one of their members. */
  public static List<Struct> readSUListFromHead(Value head, String member, String type) {
    return readSUListFromHead(KernelContainers.address(head), member, type);
  }

  /** Addresses found by following the pointer at {@code offset}, with {@code start} the first. */
  public static List<Long> readList(long start, int offset) {
    return readList(start, offset, ListOptions.DEFAULT);
  }

  /** The same with so many entries at most. */
  public static List<Long> readList(long start, int offset, int maxel) {
    return readList(start, offset, maxel(maxel));
  }

  /** The same with options: {@code inchead(false)} leaves {@code start} out. */
  public static List<Long> readList(long start, int offset, ListOptions options) {
    return KernelLists.of(kernel()).chain(start, offset, limited(options));
  }

  /** Like {@link #readList(long, int)}; what is wrong is returned instead of logged. */
  public static BadList readBadList(long start, int offset) {
    return KernelLists.of(kernel()).badList(start, offset);
  }

  /** Addresses of the {@code list_head}s linked to a head, without the head. */
  public static List<Long> readListByHead(long head) {
    return readListByHead(head, ListOptions.DEFAULT);
  }

  /** The same with options. */
  public static List<Long> readListByHead(long head, ListOptions options) {
    return KernelLists.of(kernel()).links(head, limited(options));
  }

  /** Addresses of the {@code list_head}s linked to one that was read. */
  public static List<Long> readListByHead(Value head) {
    return readListByHead(KernelContainers.address(head));
  }

  /**
   * A struct and those behind it, each found through the pointer to the next one, until NULL or the
   * first again.
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

  /** The same from the struct at an address on. */
  public static List<Struct> readStructNext(long head, String type, String next) {
    return readStructNext(readSU(type, head), next);
  }

  /**
   * Entries of the list at a head, without the head, {@code max} at most; walked by crash itself.
   */
  public static int listSize(long head, int offset, int max) {
    return KernelLists.of(kernel()).size(head, offset, max);
  }

  /** Whether nothing is linked to the {@code list_head} at an address. */
  public static boolean lhIsempty(long head) {
    return ListHead.of(head).isEmpty();
  }

  /** Whether nothing is linked to a {@code list_head} that was read. */
  public static boolean lhIsempty(Value head) {
    return ListHead.of(head).isEmpty();
  }

  static ListOptions limited(ListOptions options) {
    return options.orMaxel(session().maxel());
  }
}
