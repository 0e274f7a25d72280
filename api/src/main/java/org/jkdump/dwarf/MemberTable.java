// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Arrays;

/**
 * The members of all structs of a unit, and the types that are made of others, as plain numbers.
 */
final class MemberTable {
  /** A type that isn't in the same unit. */
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

  /** The place of the struct. */
  int owner(int row) {
    return rows[3 * row];
  }

  /** The place of the member. */
  int member(int row) {
    return rows[3 * row + 1];
  }

  /** The place of the member's type, or {@link #FOREIGN}. */
  int type(int row) {
    return rows[3 * row + 2];
  }
}
