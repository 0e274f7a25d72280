// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.nio.file.Path;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.ElfFile;

/**
 * ELF file that may be a kernel.
 *
 * @param debuginfo whether the file has DWARF
 * @param indexed whether the file has an index of its DWARF, with which GDB starts faster
 */
record VmlinuxFile(Path path, KernelId id, boolean debuginfo, boolean indexed) {
  /**
   * Reads the file's identity.
   *
   * @throws DebuginfoException if the file can't be read, is not an ELF file or is damaged
   */
  static VmlinuxFile read(Path path) {
    try (ElfFile elf = new ElfFile(path)) {
      KernelId id = new KernelId(BuildId.of(path).orElse(""), Banner.release(elf).orElse(""));
      return new VmlinuxFile(
          path, id, has(elf, ".debug_info"), has(elf, ".gdb_index") || has(elf, ".debug_names"));
    }
  }

  private static boolean has(ElfFile elf, String section) {
    return elf.section(section).filter(s -> s.size() > 0).isPresent();
  }
}
