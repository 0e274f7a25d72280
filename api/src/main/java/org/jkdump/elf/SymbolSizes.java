// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Sizes of variables, from the symbol table that the linker wrote into an ELF file. */
public final class SymbolSizes {
  private static final int OBJECT = 1;
  private static final long NONE = -1;

  private final DataReader strings;
  private final SymbolEntries table;

  private SymbolSizes(ElfFile elf, Section symbols) {
    Section names = elf.all().get(Math.toIntExact(symbols.link()));
    this.strings = new DataReader(bytes(elf, names), elf.big());
    this.table = new SymbolEntries(bytes(elf, symbols), elf.wide(), elf.big());
  }

  /**
   * Returns the size in bytes of the variable with a name; absent if the file has none, or several
   * of different sizes.
   *
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is damaged
   */
  public static OptionalLong of(Path path, String variable) {
    try (ElfFile elf = new ElfFile(path)) {
      Optional<Section> symbols =
          elf.all().stream().filter(s -> s.type() == Section.SYMTAB).findFirst();
      return symbols.isEmpty()
          ? OptionalLong.empty()
          : new SymbolSizes(elf, symbols.get()).of(variable);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw DebuginfoException.damaged("the symbol table of " + path, e);
    }
  }

  private OptionalLong of(String variable) {
    byte[] name = (variable + "\0").getBytes(StandardCharsets.UTF_8);
    long found = NONE;
    for (int i = 0; i < table.count(); i++) {
      if ((table.info(i) & 0xf) == OBJECT && isNamed(table.name(i), name)) {
        long size = table.size(i);
        if (found != NONE && found != size) {
          return OptionalLong.empty();
        }
        found = size;
      }
    }
    return found > 0 ? OptionalLong.of(found) : OptionalLong.empty();
  }

  private boolean isNamed(int at, byte[] name) {
    int end = at + name.length;
    return end <= strings.end() && Arrays.equals(strings.buffer(), at, end, name, 0, name.length);
  }

  private static byte[] bytes(ElfFile elf, Section section) {
    return elf.file().read(section.offset(), Math.toIntExact(section.size()));
  }
}
