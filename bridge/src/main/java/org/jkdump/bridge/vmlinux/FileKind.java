// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jkdump.target.OpenException;

/**
 * Kind of a file that is named instead of a vmlinux, by its first bytes.
 *
 * @param words the kind, with an article
 * @param advice a sentence part that says what to do
 */
record FileKind(String words, String advice) {
  private static final int HEAD = 1024;
  private static final int ELF_TYPE = 16;
  private static final int ELF_ORDER = 5;
  private static final String NAME_VMLINUX =
      "name the kernel's vmlinux, which has symbols and debuginfo";
  private static final FileKind IMAGE =
      new FileKind("a boot image (vmlinuz, bzImage)", NAME_VMLINUX);
  private static final FileKind DUMP =
      new FileKind("a dump", "name the vmlinux first, then the dump");
  private static final FileKind MODULE =
      new FileKind("a kernel module or another object that isn't linked", NAME_VMLINUX);
  private static final FileKind TEXT = new FileKind("a text", NAME_VMLINUX);
  private static final FileKind UNKNOWN = new FileKind("no ELF file", NAME_VMLINUX);

  private record Magic(int at, String bytes, FileKind kind) {
    boolean in(String head) {
      return head.startsWith(bytes, at);
    }
  }

  // The offsets of images: Documentation/arch/x86/boot.rst, arm64/booting.rst, EFI's zboot header.
  private static final List<Magic> MAGICS =
      List.of(
          new Magic(0x202, "HdrS", IMAGE),
          new Magic(0x38, "ARM\u0064", IMAGE),
          new Magic(4, "zimg", IMAGE),
          new Magic(0, "MZ", IMAGE),
          new Magic(0, "KDUMP   ", DUMP),
          new Magic(0, "DISKDUMP", DUMP),
          new Magic(0, "makedumpfile\0", DUMP),
          new Magic(0, "\u001f\u008b", packed("gzip", "gz")),
          new Magic(0, "\u00fd7zXZ\0", packed("xz", "xz")),
          new Magic(0, "(\u00b5/\u00fd", packed("zstd", "zst")),
          new Magic(
              0,
              "!<arch>\ndebian-binary",
              new FileKind("a Debian package", "unpack it (dpkg -x) and name the vmlinux in it")),
          new Magic(
              0,
              "\u00ed\u00ab\u00ee\u00db",
              new FileKind(
                  "an RPM package", "unpack it (rpm2cpio, cpio -id) and name the vmlinux in it")));

  /** Returns whether it is a kernel in another form, or a part of one. */
  boolean isKernel() {
    return this == IMAGE || this == MODULE;
  }

  private static FileKind packed(String program, String suffix) {
    return new FileKind(
        "compressed with " + program,
        "give the file the suffix ." + suffix + ", or unpack it (" + program + " -d)");
  }

  /**
   * Returns the kind of a file; absent for a linked ELF file, which a vmlinux is.
   *
   * @throws OpenException if the file can't be read
   */
  static Optional<FileKind> of(Path file) {
    byte[] head = head(file);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u007fELF") && head.length > ELF_TYPE + 1) {
      return elf(head[ELF_TYPE + (head[ELF_ORDER] == 2 ? 1 : 0)]);
    }
    return MAGICS.stream()
        .filter(magic -> magic.in(text))
        .map(Magic::kind)
        .findFirst()
        .or(() -> Optional.of(isText(text) ? TEXT : UNKNOWN));
  }

  // ET_REL and ET_CORE of elf.h.
  private static Optional<FileKind> elf(int type) {
    return switch (type) {
      case 1 -> Optional.of(MODULE);
      case 4 -> Optional.of(DUMP);
      default -> Optional.empty();
    };
  }

  private static boolean isText(String head) {
    return head.chars().allMatch(c -> c >= ' ' && c != 0x7f || c >= '\t' && c <= '\r');
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new OpenException("can't read the vmlinux " + file + ": " + e.getMessage(), e);
    }
  }
}
