// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Facts that a target states about itself and its machine. */
public record Facts(Map<String, String> values) {
  public Facts {
    values = Map.copyOf(values);
  }

  /** The same facts with another value. */
  public Facts with(String key, String value) {
    Map<String, String> all = new HashMap<>(values);
    all.put(key, value);
    return new Facts(all);
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

  /** Virtual address of physical address 0 in the direct map; 0 if unknown. */
  public long pageOffset() {
    String text = get("page.offset");
    return text.isEmpty() ? 0 : Long.parseUnsignedLong(text.substring(2), 16);
  }

  /** Timer ticks a second. */
  public int hz() {
    return number("hz", 0);
  }

  /** Number of CPUs. */
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

  /** Whether the machine keeps the most significant byte first. */
  public boolean bigEndian() {
    return byteOrder() == ByteOrder.BIG_ENDIAN;
  }

  public ByteOrder byteOrder() {
    return get("byteorder").equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** Whether the target is a running kernel, whose memory changes. */
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
