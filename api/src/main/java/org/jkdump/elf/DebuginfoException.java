// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.file.Path;
import org.jkdump.target.TargetException;

/** Debuginfo is absent, damaged or of an unknown kind. The message says what to do. */
public final class DebuginfoException extends TargetException {
  /** The packages with a kernel's debuginfo. */
  public static final String PACKAGES =
      "linux-image-RELEASE-dbg on Debian, kernel-debuginfo on Fedora and RHEL";

  private static final long serialVersionUID = 1L;

  public DebuginfoException(String message) {
    super(message);
  }

  public DebuginfoException(String message, Throwable cause) {
    super(message, cause);
  }

  public static DebuginfoException damaged(String where, Throwable cause) {
    String why = cause == null ? "" : " (" + cause.getMessage() + ")";
    return new DebuginfoException(
        "the debuginfo is damaged at " + where + why + ": install the file again", cause);
  }

  /** The file has no debuginfo. */
  public static DebuginfoException missing(ElfFile elf) {
    return new DebuginfoException(
        elf.file().path()
            + " has no debuginfo: install the kernel's debug package ("
            + PACKAGES
            + ") and name its "
            + (elf.relocatable() ? "file of this module" : "vmlinux"));
  }

  /**
   * A part of the debuginfo lies where it is not read.
   *
   * @param place what has the part, such as {@code .dwo files}
   */
  public static DebuginfoException elsewhere(Path path, String place) {
    return new DebuginfoException(
        path + " keeps debuginfo in " + place + ": name a file that contains all of it");
  }

  /** A section has a compression that is not read. */
  public static DebuginfoException packed(Path path, String section, String compression) {
    return new DebuginfoException(
        String.format(
            "%s of %s is compressed with %s: unpack it (objcopy --decompress-debug-sections FROM"
                + " TO) and name the result",
            section, path, compression));
  }

  /** The file is not linked. */
  public static DebuginfoException unlinked(Path path) {
    return new DebuginfoException(
        path + " isn't linked: name the vmlinux, objects and modules have no addresses");
  }
}
