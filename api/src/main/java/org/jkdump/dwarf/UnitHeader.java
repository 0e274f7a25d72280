// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

/**
 * Header of a unit.
 *
 * @param offset of the unit in .debug_info
 * @param length bytes of the whole unit, header included
 * @param type {@code DW_UT_}
 * @param offsetSize 4 or 8
 * @param first offset of its first entry, from the unit's beginning
 */
record UnitHeader(
    long offset,
    long length,
    int version,
    int type,
    int offsetSize,
    int addressSize,
    long abbrevs,
    int first) {

  /** Returns whether all forms have the same sizes in both units. */
  boolean sameSizes(UnitHeader other) {
    return version == other.version
        && offsetSize == other.offsetSize
        && addressSize == other.addressSize;
  }
}
