// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.nio.file.Path;

/** The errors that say which file is needed. */
final class Missing {
  private Missing() {}

  static DwarfException debuginfo(ElfFile elf) {
    return new DwarfException(
        elf.file().path()
            + " has no debuginfo: install the kernel's debug package (linux-image-RELEASE-dbg on"
            + " Debian, kernel-debuginfo on Fedora and RHEL) and name its "
            + (elf.relocatable() ? "file of this module" : "vmlinux"));
  }

  static DwarfException split(Path path) {
    return new DwarfException(
        path
            + " keeps its debuginfo in .dwo files (CONFIG_DEBUG_INFO_SPLIT): name a vmlinux that"
            + " contains it");
  }

  static DwarfException linking(Path path) {
    return new DwarfException(
        path + " isn't linked: name the vmlinux, objects and modules have no addresses");
  }
}
