// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/**
 * An entry of an XArray, radix tree, IDR or maple tree.
 *
 * @param index of the entry; the lowest where it covers several
 * @param last the highest index that it covers
 * @param value the raw slot: a pointer, or a tagged value
 */
public record Entry(long index, long last, long value) {
  /** Whether the slot holds an integer rather than a pointer (kernel: xa_is_value). */
  public boolean isValue() {
    return (value & 1) == 1;
  }

  /** The integer of a value entry (kernel: xa_to_value). */
  public long toValue() {
    return value >>> 1;
  }

  @Override
  public String toString() {
    String range = last == index ? Long.toUnsignedString(index) : range();
    return range + ": " + (isValue() ? "value " + toValue() : "0x" + Long.toHexString(value));
  }

  private String range() {
    return Long.toUnsignedString(index) + "-" + Long.toUnsignedString(last);
  }
}
