// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Relocations of a section in a file that isn't linked: the numbers that a linker would write into
 * it, each a symbol's value and an addend. They are applied to bytes as these are read. Only
 * absolute relocations are known, because debuginfo has no others in the parts that are read.
 */
final class Relocations {
  static final Relocations NONE = new Relocations(false, 0);

  // By ELF machine: its relocation types of 4 and of 8 bytes (elf.h, R_386_32 and so on).
  private static final Map<Integer, Absolute> MACHINES =
      Map.of(
          3, new Absolute(List.of(1), -1),
          21, new Absolute(List.of(1), 38),
          22, new Absolute(List.of(4), 22),
          40, new Absolute(List.of(2), -1),
          62, new Absolute(List.of(10, 11), 1),
          183, new Absolute(List.of(258), 257),
          243, new Absolute(List.of(1), 2),
          258, new Absolute(List.of(1), 2));

  private final boolean added;
  private long[] offsets;
  private long[] values;
  private byte[] sizes;
  private int count;

  private record Absolute(List<Integer> four, int eight) {
    int size(int type) {
      return four.contains(type) ? 4 : type == eight ? 8 : 0;
    }
  }

  /**
   * @param added whether a value is added to the bytes at its offset instead of replacing them
   */
  private Relocations(boolean added, int most) {
    this.added = added;
    this.offsets = new long[most];
    this.values = new long[most];
    this.sizes = new byte[most];
  }

  /**
   * Reads the relocations of a section.
   *
   * @throws DebuginfoException if they are damaged or the machine is unknown
   */
  static Relocations of(ElfFile elf, String section) {
    Optional<Section> explicit = elf.section(".rela" + section);
    Optional<Section> table = explicit.or(() -> elf.section(".rel" + section));
    if (!elf.relocatable() || table.isEmpty()) {
      return NONE;
    }
    try {
      return read(elf, table.get(), explicit.isPresent());
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw DebuginfoException.damaged(table.get().name() + " of " + elf.file().path(), e);
    }
  }

  private static Relocations read(ElfFile elf, Section table, boolean explicit) {
    Absolute known = MACHINES.get(elf.machine());
    if (known == null) {
      throw new DebuginfoException(
          elf.file().path() + " is for an unknown machine: number " + elf.machine());
    }
    int w = elf.wide() ? 8 : 4;
    int entry = explicit ? 3 * w : 2 * w;
    DataReader symbols = bytes(elf, elf.all().get(Math.toIntExact(table.link())));
    DataReader data = bytes(elf, table);
    Relocations all = new Relocations(!explicit, data.end() / entry);
    for (int at = 0; at < data.end(); at += entry) {
      long info = data.number(at + w, w);
      int size = known.size((int) (elf.wide() ? info : info & 0xff));
      if (size > 0) {
        long symbol = value(symbols, info >>> (elf.wide() ? 32 : 8), w);
        long addend = explicit ? data.signed(at + 2 * w, w) : 0;
        all.add(data.number(at, w), size, symbol + addend);
      }
    }
    return all;
  }

  // Demands ascending order, which the binary search needs.
  private void add(long offset, int size, long value) {
    if (offset < (count == 0 ? 0 : offsets[count - 1] + sizes[count - 1])) {
      throw new IndexOutOfBoundsException("a relocation out of order, at " + offset);
    }
    offsets[count] = offset;
    values[count] = value;
    sizes[count++] = (byte) size;
  }

  private static long value(DataReader symbols, long index, int w) {
    int at = Math.toIntExact(index * (w == 8 ? 24 : 16));
    return symbols.number(at + (w == 8 ? 8 : 4), w);
  }

  private static DataReader bytes(ElfFile elf, Section section) {
    try (SectionBytes bytes = SectionBytes.asIs(elf, section)) {
      return new DataReader(bytes.all(), elf.big());
    }
  }

  /** Applies the relocations to bytes that begin at {@code offset} of the section. */
  void apply(long offset, DataReader data) {
    for (int i = first(offset); i < count; i++) {
      long at = offsets[i] - offset;
      if (at > data.end() - sizes[i]) {
        return;
      }
      long before = added ? data.number((int) at, sizes[i]) : 0;
      data.put((int) at, sizes[i], before + values[i]);
    }
  }

  private int first(long offset) {
    int found = Arrays.binarySearch(offsets, 0, count, offset);
    return found < 0 ? -1 - found : found;
  }
}
