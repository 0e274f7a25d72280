// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.Closeable;

/** A section's bytes, uncompressed, for several threads. */
final class SectionBytes implements Closeable {
  private final String name;
  private final FileBytes file;
  private final long start;
  private final long size;
  private final boolean temporary;

  private SectionBytes(String name, FileBytes file, long start, long size, boolean temporary) {
    this.name = name;
    this.file = file;
    this.start = start;
    this.size = size;
    this.temporary = temporary;
  }

  /** Those of a section that may be compressed: then a temporary file holds them until closed. */
  static SectionBytes of(ElfFile elf, Section section) {
    if (section.type() == Section.NOBITS) {
      throw Missing.debuginfo(elf.file().path());
    }
    if (!elf.file().has(section.offset(), section.size())) {
      throw new DwarfException(
          elf.file().path()
              + " is truncated: it ends within "
              + section.name()
              + "; install it again");
    }
    if (!section.compressed()) {
      return new SectionBytes(section.name(), elf.file(), section.offset(), section.size(), false);
    }
    FileBytes plain = Inflated.file(elf, section);
    return new SectionBytes(section.name(), plain, 0, plain.size(), true);
  }

  String name() {
    return name;
  }

  long size() {
    return size;
  }

  void read(long offset, byte[] into, int length) {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw DwarfException.damaged(String.format("%s+0x%x", name, offset), null);
    }
    file.read(start + offset, into, length);
  }

  byte[] all() {
    byte[] bytes = Heap.bytes(size, name);
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
