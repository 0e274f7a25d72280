// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.Arrays;

/** Set of addresses, by open addressing; 0 is never in it. */
public final class LongSet {
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private long[] table = new long[64];
  private int size;

  public LongSet() {}

  /** Adds an address; returns false if the set has it already. */
  public boolean add(long address) {
    if (size * 2 >= table.length) {
      grow();
    }
    int at = slot(table, address);
    boolean isNew = table[at] == 0;
    table[at] = address;
    size += isNew ? 1 : 0;
    return isNew;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(a -> a != 0).forEach(a -> larger[slot(larger, a)] = a);
    table = larger;
  }

  private static int slot(long[] table, long address) {
    int at = (int) (address * SPREAD >>> 32) & table.length - 1;
    while (table[at] != 0 && table[at] != address) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }
}
