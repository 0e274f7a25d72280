// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.OpenException;

/**
 * ELF header and program headers of a core, 64-bit and little-endian.
 *
 * @param unwritten whether a program header is empty: makedumpfile writes them after the pages
 */
record ElfHeader(
    int machineNumber, int flags, boolean unwritten, List<Load> loads, List<DumpFile.Note> notes) {
  /** Segment of physical memory; the bytes beyond {@code fileSize} are excluded. */
  record Load(long offset, long address, long fileSize, long memorySize) {}

  private static final int INCOMPLETE = 1;

  private static final int HEADER = 64;
  private static final int ENTRY = 56;
  private static final int MANY = 0xffff;
  private static final int MOST_ENTRIES = 1 << 21;
  private static final int PT_NULL = 0;
  private static final int PT_LOAD = 1;
  private static final int PT_NOTE = 4;
  // Physical addresses have 52 bits at most.
  private static final long MOST_MEMORY = 1L << 52;

  /**
   * @throws OpenException if the program headers are not in the file
   */
  static ElfHeader read(Source file) throws IOException {
    ByteBuffer header = buffer(file, 0, HEADER);
    long table = header.getLong(32);
    long count = count(file, header);
    if (count > MOST_ENTRIES || !file.has(table, count * ENTRY)) {
      throw cut(file);
    }
    List<Load> loads = new ArrayList<>();
    List<DumpFile.Note> notes = new ArrayList<>();
    Source cached = new BlockCache(file);
    long left = NoteParser.MOST_BYTES;
    boolean unwritten = false;
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = buffer(cached, table + (long) i * ENTRY, ENTRY);
      unwritten |= entry.getInt(0) == PT_NULL;
      if (entry.getInt(0) == PT_LOAD) {
        addLoad(entry, loads);
      } else if (entry.getInt(0) == PT_NOTE) {
        byte[] bytes = notes(file, entry.getLong(8), entry.getLong(32), left);
        notes.addAll(NoteParser.parse(bytes));
        left -= bytes.length;
      }
    }
    return new ElfHeader(
        Short.toUnsignedInt(header.getShort(18)),
        header.getInt(48),
        unwritten,
        loads,
        List.copyOf(notes));
  }

  // PN_XNUM: the first section header has the count.
  private static long count(Source file, ByteBuffer header) throws IOException {
    int count = Short.toUnsignedInt(header.getShort(56));
    if (count != MANY) {
      return count;
    }
    return Integer.toUnsignedLong(buffer(file, header.getLong(40), HEADER).getInt(44));
  }

  private static void addLoad(ByteBuffer entry, List<Load> loads) {
    Load load = new Load(entry.getLong(8), entry.getLong(24), entry.getLong(32), entry.getLong(40));
    boolean sound =
        load.offset >= 0
            && within(load.address, load.memorySize)
            && within(load.address, load.fileSize)
            && load.offset <= Long.MAX_VALUE - load.fileSize;
    if (sound) {
      loads.add(load);
    }
  }

  private static boolean within(long address, long size) {
    return address >= 0 && size >= 0 && size <= MOST_MEMORY && address <= MOST_MEMORY - size;
  }

  private static byte[] notes(Source file, long offset, long size, long most) throws IOException {
    return size <= most && file.has(offset, size) ? file.read(offset, (int) size) : new byte[0];
  }

  private static ByteBuffer buffer(Source file, long offset, int size) throws IOException {
    byte[] bytes = file.read(offset, size);
    if (bytes.length < size) {
      throw cut(file);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static OpenException cut(Source file) {
    return new OpenException(
        "the ELF dump "
            + file.name()
            + " ends within its program headers: "
            + Incomplete.ADVICE
            + " (or its header is damaged)");
  }

  /** Whether makedumpfile says that the disk was full. */
  boolean isIncomplete() {
    return (flags & INCOMPLETE) != 0;
  }

  /** The machine as {@code uname -m} says it; empty if unknown. */
  String machine() {
    return switch (machineNumber) {
      case 62 -> "x86_64";
      case 183 -> "aarch64";
      case 243 -> "riscv64";
      case 258 -> "loongarch64";
      case 21 -> "ppc64le";
      case 22 -> "s390x";
      default -> "";
    };
  }
}
