// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

/**
 * Section of an ELF file.
 *
 * @param offset of its bytes in the file
 * @param size bytes in the file
 */
public record Section(
    String name, int type, long flags, long address, long offset, long size, long link) {
  static final int SYMTAB = 2;
  public static final int NOTE = 7;
  public static final int NOBITS = 8;
  private static final long WRITE = 0x1;
  private static final long ALLOC = 0x2;
  private static final long EXECINSTR = 0x4;
  private static final long COMPRESSED = 0x800;

  boolean loaded() {
    return (flags & ALLOC) != 0;
  }

  boolean executable() {
    return (flags & EXECINSTR) != 0;
  }

  boolean writable() {
    return (flags & WRITE) != 0;
  }

  boolean compressed() {
    return (flags & COMPRESSED) != 0;
  }

  /** Returns whether a loaded kernel has this address within the section. */
  public boolean holds(long at) {
    return (flags & ALLOC) != 0
        && Long.compareUnsigned(at, address) >= 0
        && Long.compareUnsigned(at - address, size) < 0;
  }
}
