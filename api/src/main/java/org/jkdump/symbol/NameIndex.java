// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

import org.jkdump.target.NameTable;

/** Finds the symbols with a name: a hash table of numbers, which makes no object for each name. */
final class NameIndex {
  static final int NONE = -1;

  private final NameTable names;
  private final int[] hashes;
  // The first symbol of a name, counted from 1; 0 is an empty slot.
  private final int[] slots;
  private final int[] next;

  NameIndex(NameTable names) {
    this.names = names;
    this.hashes = new int[names.size()];
    this.next = new int[names.size()];
    this.slots = new int[Integer.highestOneBit(names.size() | 1) * 4];
    for (int i = names.size() - 1; i >= 0; i--) {
      add(i);
    }
  }

  /** Returns the number of the first symbol with a name; {@link #NONE} if there is none. */
  int first(String name) {
    int hash = name.hashCode();
    int slot = slot(hash);
    while (slots[slot] != 0) {
      int i = slots[slot] - 1;
      if (hashes[i] == hash && names.is(i, name)) {
        return i;
      }
      slot = after(slot);
    }
    return NONE;
  }

  /** Returns the number of the next symbol with the same name; {@link #NONE} if there is none. */
  int next(int i) {
    return next[i];
  }

  private void add(int i) {
    hashes[i] = names.hash(i);
    int slot = slot(hashes[i]);
    while (slots[slot] != 0 && !isSame(slots[slot] - 1, i)) {
      slot = after(slot);
    }
    next[i] = slots[slot] - 1;
    slots[slot] = i + 1;
  }

  private boolean isSame(int i, int j) {
    return hashes[i] == hashes[j] && names.same(i, j);
  }

  // The high bits, too: names that differ in their ends alone have near hashes.
  private int slot(int hash) {
    return (hash ^ hash >>> 15) & slots.length - 1;
  }

  private int after(int slot) {
    return slot + 1 & slots.length - 1;
  }
}
