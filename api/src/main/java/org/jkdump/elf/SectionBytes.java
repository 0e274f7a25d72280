// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.io.Closeable;

/** Bytes of a section, unpacked and relocated, for several threads. */
public final class SectionBytes implements Closeable {
  private final String name;
  private final FileBytes file;
  private final long start;
  private final long size;
  private final boolean temporary;
  private final Relocations relocations;
  private final boolean big;

  private SectionBytes(ElfFile elf, Section section, Relocations relocations) {
    this.name = section.name();
    this.temporary = section.compressed();
    this.file = temporary ? Inflated.file(elf, section) : elf.file();
    this.start = temporary ? 0 : section.offset();
    this.size = temporary ? file.size() : section.size();
    this.relocations = relocations;
    this.big = elf.big();
  }

  /**
   * Opens a section that may be compressed. If it is, a temporary file holds its bytes until {@link
   * #close}.
   */
  public static SectionBytes of(ElfFile elf, Section section) {
    return of(elf, section, Relocations.of(elf, section.name()));
  }

  /** Opens a section as the file has it, without relocations. */
  static SectionBytes asIs(ElfFile elf, Section section) {
    return of(elf, section, Relocations.NONE);
  }

  private static SectionBytes of(ElfFile elf, Section section, Relocations relocations) {
    if (section.type() == Section.NOBITS) {
      throw DebuginfoException.missing(elf);
    }
    if (!elf.file().has(section.offset(), section.size())) {
      throw new DebuginfoException(
          elf.file().path()
              + " is truncated: it ends within "
              + section.name()
              + "; install it again");
    }
    return new SectionBytes(elf, section, relocations);
  }

  public String name() {
    return name;
  }

  public long size() {
    return size;
  }

  public void read(long offset, byte[] into, int length) {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw DebuginfoException.damaged(String.format("%s+0x%x", name, offset), null);
    }
    file.read(start + offset, into, length);
    DataReader data = new DataReader(into, big);
    data.use(into, length);
    relocations.apply(offset, data);
  }

  public byte[] all() {
    byte[] bytes = FileBytes.allocate(size, name);
    read(0, bytes, bytes.length);
    return bytes;
  }

  @Override
  public void close() {
    if (temporary) {
      file.close();
      Inflated.delete(file.path());
    }
  }
}
