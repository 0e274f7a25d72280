// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/**
 * Entry of an XArray, radix tree, IDR or maple tree.
 *
 * @param index of the entry, unsigned; the lowest one if the entry covers several
 * @param last the highest index of the entry, unsigned
 * @param value the raw slot: a pointer, or a tagged value
 * @param isValue whether the slot holds an integer rather than a pointer
 * @param toValue the integer of a value entry
 */
public record Slot(long index, long last, long value, boolean isValue, long toValue) {
  /**
   * Returns an entry with the tags of XArrays and maple trees (kernel: xa_is_value, xa_to_value).
   */
  static Slot of(long index, long last, long value) {
    return new Slot(index, last, value, (value & 1) == 1, value >>> 1);
  }

  /** Returns the entry with its indices moved. */
  Slot moved(long by) {
    return new Slot(index + by, last + by, value, isValue, toValue);
  }
}
