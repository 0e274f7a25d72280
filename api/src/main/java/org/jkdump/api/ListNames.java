// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.target.Target;

/** The names that walk lists; a part of {@link PyKdumpAPI}. */
public abstract class ListNames extends ValueNames {
  ListNames() {}

  /**
   * The structs linked to the {@code list_head} that a symbol names, through one of their members.
   */
  public static List<Struct> readSUListFromHead(String symbol, String member, String type) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type);
  }

  /** The structs linked to the {@code list_head} at an address, through one of their members. */
  public static List<Struct> readSUListFromHead(long head, String member, String type) {
    return kernel().lists().structs(head, member, kernel().types().getStruct(type));
  }

  /** Addresses found by following the pointer at {@code offset}, with {@code start} the first. */
  public static List<Long> readList(long start, int offset) {
    return kernel().lists().chain(start, offset);
  }

  /** Addresses of the {@code list_head}s linked to a head, without the head. */
  public static List<Long> readListByHead(long head) {
    return kernel().lists().links(head);
  }

  /**
   * Entries of the list at a head, without the head, {@code max} at most; walked by crash itself.
   */
  public static int listSize(long head, int offset, int max) {
    Target target = kernel().target();
    return target.chain(readPtr(head + offset), offset, head, max).addresses().length;
  }
}
