// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.nio.ByteOrder;
import java.util.Map;

/** What a target says of itself and of the machine that it describes. */
public record Facts(Map<String, String> values) {
  public Facts {
    values = Map.copyOf(values);
  }

  /** The fact with this key, or an empty text. */
  public String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** Bytes of a page. */
  public int pageSize() {
    return number("pagesize", 4096);
  }

  /** Binary logarithm of {@link #pageSize()}. */
  public int pageShift() {
    return number("pageshift", 12);
  }

  /** Where the direct map shows physical address 0; 0 where that is not known. */
  public long pageOffset() {
    String text = get("page.offset");
    return text.isEmpty() ? 0 : Long.parseUnsignedLong(text.substring(2), 16);
  }

  /** Timer ticks a second. */
  public int hz() {
    return number("hz", 0);
  }

  /** CPUs that crash counts. */
  public int cpus() {
    return number("cpus", 0);
  }

  /** Bytes of a pointer. */
  public int pointerSize() {
    return number("pointer.size", 8);
  }

  /** Bytes of a C int. */
  public int intSize() {
    return number("int.size", 4);
  }

  /** Bytes of a C long. */
  public int longSize() {
    return number("long.size", 8);
  }

  public ByteOrder byteOrder() {
    return get("byteorder").equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** Whether a running kernel is looked at, whose memory changes. */
  public boolean live() {
    return get("live").equals("1");
  }

  /** The kernel's release, as {@code uname -r} prints it. */
  public String release() {
    return get("release");
  }

  private int number(String key, int otherwise) {
    String text = get(key);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }
}
