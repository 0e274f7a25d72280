// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Facts that a kernel module's file gives of itself.
 *
 * @param buildId in lower-case hexadecimal; absent if the file has none
 * @param vermagic the release that the module was built for, and some of its options; absent if it
 *     was removed from the file
 * @param hasDebuginfo whether the file describes the module's types
 */
public record ModuleFile(
    Optional<String> buildId, Optional<String> vermagic, boolean hasDebuginfo) {
  private static final String VERMAGIC = "vermagic=";
  private static final long LONGEST = 1 << 20;

  /**
   * Reads a module's file.
   *
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is damaged
   */
  public static ModuleFile read(Path path) {
    Optional<String> id = BuildId.of(path);
    try (ElfFile elf = new ElfFile(path)) {
      boolean debug =
          elf.all().stream().anyMatch(s -> s.name().matches("\\.z?debug_info") && s.size() > 0);
      return new ModuleFile(id, elf.section(".modinfo").flatMap(s -> vermagic(elf, s)), debug);
    }
  }

  /** Returns the kernel release that the module was built for. */
  public Optional<String> release() {
    return vermagic.map(text -> text.split(" ", 2)[0]);
  }

  // A separate file of debuginfo keeps the size of this section, not its bytes.
  private static Optional<String> vermagic(ElfFile elf, Section section) {
    if (section.type() == Section.NOBITS || section.size() > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = elf.file().read(section.offset(), (int) section.size());
    return Stream.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\0"))
        .filter(text -> text.startsWith(VERMAGIC))
        .map(text -> text.substring(VERMAGIC.length()))
        .findFirst();
  }
}
