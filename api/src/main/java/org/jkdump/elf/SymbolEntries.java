// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

/** Entries of an ELF symbol table: {@code Elf64_Sym} or {@code Elf32_Sym}. */
public final class SymbolEntries {
  private final DataReader table;
  private final boolean wide;
  private final int entry;

  /**
   * @param wide whether the machine has 64 bits
   * @param big whether the most significant byte comes first
   */
  public SymbolEntries(byte[] table, boolean wide, boolean big) {
    this.table = new DataReader(table, big);
    this.wide = wide;
    this.entry = bytes(wide);
  }

  /** Returns the bytes of an entry. */
  public static int bytes(boolean wide) {
    return wide ? 24 : 16;
  }

  /** Returns the number of entries; the first is always empty. */
  public int count() {
    return table.end() / entry;
  }

  /** Returns the offset of a name in the table of strings. */
  public int name(int i) {
    return table.u32(i * entry);
  }

  /** Returns {@code st_info}: binding and type; in a kernel before v5.2 the letter of nm. */
  public int info(int i) {
    return table.u8(i * entry + (wide ? 4 : 12));
  }

  /** Returns {@code st_shndx}. */
  public int section(int i) {
    return table.u16(i * entry + (wide ? 6 : 14));
  }

  /** Returns {@code st_value}. */
  public long value(int i) {
    return wide ? table.number(i * entry + 8, 8) : table.number(i * entry + 4, 4);
  }

  /** Returns {@code st_size} in bytes. */
  long size(int i) {
    return wide ? table.number(i * entry + 16, 8) : table.number(i * entry + 8, 4);
  }
}
