// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.util.HashSet;
import java.util.Set;

/**
 * Variables that are really at address 0, as the first per-CPU variable is on some machines.
 * Variables of discarded sections have address 0 in the debuginfo too, but no symbol.
 */
public final class ZeroAddressSymbols {
  private static final int CHUNK = 4096;
  private static final int NO_SECTION = 0;
  private static final int LAST_TYPE = 1;

  private ZeroAddressSymbols() {}

  public static Set<String> names(ElfFile elf) {
    Set<String> names = new HashSet<>();
    for (Section section : elf.all()) {
      if (section.type() == Section.SYMTAB) {
        read(elf, section, names);
      }
    }
    return names;
  }

  private static void read(ElfFile elf, Section table, Set<String> names) {
    int entry = elf.wide() ? 24 : 16;
    byte[] buffer = new byte[CHUNK * entry];
    DataReader data = new DataReader(buffer, elf.big());
    long end = table.offset() + table.size() / entry * entry;
    for (long at = table.offset(); at < end; at += buffer.length) {
      int length = (int) Math.min(buffer.length, end - at);
      elf.file().read(at, buffer, length);
      for (int symbol = 0; symbol < length; symbol += entry) {
        if (isVariableAtZero(data, symbol, elf.wide())) {
          names.add(name(elf, table, data.number(symbol, 4)));
        }
      }
    }
  }

  private static boolean isVariableAtZero(DataReader data, int at, boolean wide) {
    long value = wide ? data.number(at + 8, 8) : data.number(at + 4, 4);
    int type = data.u8(at + (wide ? 4 : 12)) & 0xf;
    return value == 0 && type <= LAST_TYPE && data.u16(at + (wide ? 6 : 14)) != NO_SECTION;
  }

  private static String name(ElfFile elf, Section table, long offset) {
    if (table.link() >= elf.all().size()) {
      throw DebuginfoException.damaged(table.name(), null);
    }
    Section strings = elf.all().get((int) table.link());
    int length = (int) Math.min(512, strings.size() - offset);
    DataReader text = new DataReader(elf.file().read(strings.offset() + offset, length), elf.big());
    try {
      return text.text(0);
    } catch (IndexOutOfBoundsException e) {
      return "";
    }
  }
}
