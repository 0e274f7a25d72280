// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.elf.DataReader;

/** Reads the dimensions of an array. */
final class Subranges {
  /** Length of {@code []}. */
  static final long OPEN = -1;

  private static final long UNSIGNED_MINUS_ONE = 0xffffffffL;

  private Subranges() {}

  /** Returns the lengths, the outermost first; {@link #OPEN} for an unknown length. */
  static List<Long> of(Die array) {
    List<Long> lengths = new ArrayList<>();
    Unit unit = array.unit();
    DataReader data = unit.data();
    int at = array.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = unit.die(at);
      if (child.tag() == Dw.TAG_SUBRANGE_TYPE) {
        lengths.add(length(child));
      }
      at = unit.behind(child.abbrev(), child.attributes());
    }
    return lengths;
  }

  private static long length(Die subrange) {
    long count = subrange.number(Dw.AT_COUNT, OPEN);
    if (count >= 0) {
      return count;
    }
    // The upper bound -1 belongs to [0]. A bound that is not a constant belongs to a variable
    // length.
    long bound = subrange.number(Dw.AT_UPPER_BOUND, Long.MIN_VALUE);
    if (bound == -1 || bound == UNSIGNED_MINUS_ONE) {
      return 0;
    }
    return bound < 0 ? OPEN : bound + 1;
  }
}
