// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.nio.file.Path;
import java.util.Optional;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.ElfFile;

/**
 * ELF file that may be a kernel.
 *
 * @param kernel whether it can be a kernel: its constants, if the file has them, hold the banner
 * @param debuginfo whether the file has DWARF
 * @param indexed whether the file has an index of its DWARF, with which GDB starts faster
 */
record VmlinuxFile(Path path, KernelId id, boolean kernel, boolean debuginfo, boolean indexed) {
  /**
   * Reads the file's identity.
   *
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is damaged
   */
  static VmlinuxFile read(Path path) {
    try (ElfFile elf = new ElfFile(path)) {
      Optional<String> release = Banner.release(elf);
      return new VmlinuxFile(
          path,
          new KernelId(BuildId.of(path).orElse(""), release.orElse("")),
          release.isPresent() || Banner.constants(elf).isEmpty(),
          has(elf, ".debug_info"),
          has(elf, ".gdb_index") || has(elf, ".debug_names"));
    }
  }

  private static boolean has(ElfFile elf, String section) {
    return elf.section(section).filter(s -> s.size() > 0).isPresent();
  }
}
