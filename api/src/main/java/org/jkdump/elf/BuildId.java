// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Build-id of an ELF file ({@code NT_GNU_BUILD_ID}). The linker writes it; the loaded kernel's
 * notes have it too.
 */
public final class BuildId {
  private static final int TYPE = 3;
  private static final byte[] OWNER = "GNU\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long LONGEST = 1 << 20;

  private BuildId() {}

  /**
   * Returns an ELF file's build-id in lower-case hexadecimal; absent if the file has none.
   *
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is damaged
   */
  public static Optional<String> of(Path path) {
    try (ElfFile elf = new ElfFile(path)) {
      for (Section section : elf.all()) {
        boolean read = section.type() == Section.NOTE && section.size() <= LONGEST;
        Optional<String> found = read ? in(elf, section) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
  }

  private static Optional<String> in(ElfFile elf, Section section) {
    try {
      return in(elf.file().read(section.offset(), (int) section.size()), elf.big());
    } catch (IndexOutOfBoundsException e) {
      throw DebuginfoException.damaged(section.name() + " of " + elf.file().path(), e);
    }
  }

  /**
   * Returns the build-id among ELF notes, in the form in which the kernel keeps its modules' notes;
   * absent if the notes have none.
   *
   * @param big whether the most significant byte comes first
   * @throws IndexOutOfBoundsException if the notes are damaged
   */
  public static Optional<String> in(byte[] section, boolean big) {
    DataReader notes = new DataReader(section, big);
    int at = 0;
    while (at + 12 <= notes.end()) {
      int name = at + 12;
      int owner = notes.u32(at);
      int text = aligned(notes.after(name, owner), notes.end());
      int end = notes.after(text, notes.u32(at + 4));
      if (notes.u32(at + 8) == TYPE && owner == OWNER.length && isGnu(notes, name)) {
        return Optional.of(HexFormat.of().formatHex(notes.buffer(), text, end));
      }
      at = aligned(end, notes.end());
    }
    return Optional.empty();
  }

  private static int aligned(int at, int end) {
    return Math.min(at + 3 & -4, end);
  }

  private static boolean isGnu(DataReader notes, int at) {
    return Arrays.equals(notes.buffer(), at, at + OWNER.length, OWNER, 0, OWNER.length);
  }
}
