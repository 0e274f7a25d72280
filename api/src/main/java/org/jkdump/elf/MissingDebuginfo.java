// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.file.Path;

/** Errors that say which file with debuginfo is needed. */
public final class MissingDebuginfo {
  private MissingDebuginfo() {}

  public static DebuginfoException debuginfo(ElfFile elf) {
    return new DebuginfoException(
        elf.file().path()
            + " has no debuginfo: install the kernel's debug package (linux-image-RELEASE-dbg on"
            + " Debian, kernel-debuginfo on Fedora and RHEL) and name its "
            + (elf.relocatable() ? "file of this module" : "vmlinux"));
  }

  public static DebuginfoException split(Path path) {
    return new DebuginfoException(
        path
            + " keeps its debuginfo in .dwo files (CONFIG_DEBUG_INFO_SPLIT): name a vmlinux that"
            + " contains it");
  }

  public static DebuginfoException linking(Path path) {
    return new DebuginfoException(
        path + " isn't linked: name the vmlinux, because objects and modules have no addresses");
  }
}
