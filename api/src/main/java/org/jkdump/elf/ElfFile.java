// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ELF file of 32 or 64 bits and either byte order: its header and its sections. */
public final class ElfFile implements Closeable {
  private static final int RELOCATABLE = 1;
  private static final int MOST = 1 << 20;

  private final FileBytes file;
  private final DataReader header;
  private final boolean wide;
  private final boolean big;
  private final List<Section> sections;

  /**
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is truncated
   */
  public ElfFile(Path path) {
    file = new FileBytes(path);
    try {
      byte[] start = file.read(0, (int) Math.min(64, file.size()));
      if (start.length < 52 || new DataReader(start, true).u32(0) != 0x7f454c46) {
        throw new DebuginfoException(
            path + " is not an ELF file: name the vmlinux, or the module, with debuginfo");
      }
      wide = start[4] == 2;
      big = start[5] == 2;
      header = new DataReader(start, big);
      sections = sections();
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      file.close();
      throw DebuginfoException.damaged("the ELF header of " + path, e);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public FileBytes file() {
    return file;
  }

  boolean wide() {
    return wide;
  }

  public boolean big() {
    return big;
  }

  /** Returns whether the file isn't linked yet; a kernel module never is. */
  public boolean relocatable() {
    return header.u16(16) == RELOCATABLE;
  }

  /** {@code e_machine}. */
  int machine() {
    return header.u16(18);
  }

  public List<Section> all() {
    return sections;
  }

  public Optional<Section> section(String name) {
    return sections.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private List<Section> sections() {
    long table = wide ? header.number(40, 8) : header.number(32, 4);
    int entry = header.u16(wide ? 58 : 46);
    int count = header.u16(wide ? 60 : 48);
    int names = header.u16(wide ? 62 : 50);
    if (table == 0) {
      return List.of();
    }
    if (entry < (wide ? 64 : 40)) {
      throw DebuginfoException.damaged("the section table of " + file.path(), null);
    }
    DataReader first = new DataReader(file.read(table, entry), big);
    // If the count is too large for the header, the first section holds it.
    long all = count == 0 ? raw(first, 0, "").size() : count;
    long last = names == 0xffff ? raw(first, 0, "").link() : names;
    if (all <= 0 || all > MOST || last < 0 || last >= all) {
      throw DebuginfoException.damaged("the section table of " + file.path(), null);
    }
    return read(
        new DataReader(file.read(table, Math.multiplyExact((int) all, entry)), big), entry, last);
  }

  private List<Section> read(DataReader table, int entry, long names) {
    Section strings = raw(table, Math.toIntExact(names * entry), "");
    DataReader texts =
        new DataReader(file.read(strings.offset(), Math.toIntExact(strings.size())), big);
    List<Section> read = new ArrayList<>();
    for (int at = 0; at < table.end(); at += entry) {
      read.add(raw(table, at, texts.text(table.u32(at))));
    }
    return List.copyOf(read);
  }

  private Section raw(DataReader table, int at, String name) {
    int type = table.u32(at + 4);
    int w = wide ? 8 : 4;
    int size = at + 8 + 3 * w;
    return new Section(
        name,
        type,
        table.number(at + 8, w),
        table.number(at + 8 + w, w),
        table.number(at + 8 + 2 * w, w),
        table.number(size, w),
        table.number(size + w, 4));
  }

  @Override
  public void close() {
    file.close();
  }
}
