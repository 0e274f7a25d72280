// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import org.jkdump.memory.Bytes;

/** Encoding of the symbols' addresses. */
enum AddressEncoding {
  /**
   * Offsets from {@code kallsyms_relative_base}. Since Linux kernel commit 2213e9a66bb8 ("kallsyms:
   * add support for relative offsets in kallsyms address table") (in v4.6).
   */
  BASE_RELATIVE(4) {
    @Override
    long address(byte[] table, int at, long base, long place) {
      return base + Bytes.unsigned(table, at, 4, false);
    }
  },
  /** The same with absolute per-CPU symbols, on x86 from v4.6 to v6.14. */
  PER_CPU_ABSOLUTE(4) {
    @Override
    long address(byte[] table, int at, long base, long place) {
      int value = (int) Bytes.unsigned(table, at, 4, false);
      return value >= 0 ? value : base - 1 - value;
    }
  },
  /** Distances from the table's own entries; since v7.0. */
  PLACE_RELATIVE(4) {
    @Override
    long address(byte[] table, int at, long base, long place) {
      return place + (int) Bytes.unsigned(table, at, 4, false);
    }
  },
  /** Addresses, the only encoding before v4.6. */
  ABSOLUTE(8) {
    @Override
    long address(byte[] table, int at, long base, long place) {
      return Bytes.unsigned(table, at, 8, false);
    }
  };

  private final int width;

  AddressEncoding(int width) {
    this.width = width;
  }

  /** Bytes of an entry. */
  int width() {
    return width;
  }

  boolean needsBase() {
    return this == BASE_RELATIVE || this == PER_CPU_ABSOLUTE;
  }

  /**
   * The address of a symbol.
   *
   * @param at offset of the entry in the table
   * @param base value of {@code kallsyms_relative_base}
   * @param place address of the entry
   */
  abstract long address(byte[] table, int at, long base, long place);
}
