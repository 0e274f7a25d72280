// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.elf.ElfFile;
import org.jkdump.elf.Section;
import org.jkdump.elf.SectionBytes;

/** Text of {@code linux_banner} (init/version.c) in a kernel's constants. */
final class Banner {
  private static final Pattern BANNER = Pattern.compile("Linux version (\\d[^ \\x00]{0,64}) ");
  private static final int LONGEST = 128;
  private static final int CHUNK = 1 << 20;
  private static final long MOST = 64L << 20;

  private Banner() {}

  /** Returns the release that the banner names; absent if there is no banner. */
  static Optional<String> release(ElfFile elf) {
    Optional<Section> constants = constants(elf);
    if (constants.isEmpty()) {
      return Optional.empty();
    }
    try (SectionBytes bytes = SectionBytes.of(elf, constants.get())) {
      return search(bytes);
    }
  }

  /** Returns the section of constants; absent in a file of debuginfo alone. */
  static Optional<Section> constants(ElfFile elf) {
    return elf.section(".rodata").filter(section -> section.type() != Section.NOBITS);
  }

  private static Optional<String> search(SectionBytes bytes) {
    byte[] chunk = new byte[CHUNK];
    long end = Math.min(bytes.size(), MOST);
    // The chunks overlap, so that one of them has the whole banner.
    for (long at = 0; at < end; at += CHUNK - LONGEST) {
      int length = (int) Math.min(CHUNK, end - at);
      bytes.read(at, chunk, length);
      Matcher banner = BANNER.matcher(new String(chunk, 0, length, StandardCharsets.ISO_8859_1));
      if (banner.find()) {
        return Optional.of(banner.group(1));
      }
    }
    return Optional.empty();
  }
}
