// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Arrays;

/** Members of all structs of a unit, and types made of other types, as plain numbers. */
final class MemberTable {
  /** Type that isn't in the same unit. */
  static final int FOREIGN = -1;

  private int[] rows = new int[3 << 12];
  private int end;

  void clear() {
    end = 0;
  }

  void add(int owner, int member, int type) {
    if (end == rows.length) {
      rows = Arrays.copyOf(rows, 2 * end);
    }
    rows[end++] = owner;
    rows[end++] = member;
    rows[end++] = type;
  }

  int size() {
    return end / 3;
  }

  /** Returns the offset of the struct in the unit. */
  int owner(int row) {
    return rows[3 * row];
  }

  /** Returns the offset of the member in the unit. */
  int member(int row) {
    return rows[3 * row + 1];
  }

  /** Returns the offset of the member's type in the unit, or {@link #FOREIGN}. */
  int type(int row) {
    return rows[3 * row + 2];
  }
}
