// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.ElfFile;
import org.jkdump.elf.SectionBytes;

/** Sections that hold a file's DWARF. A small section is read whole when it is first needed. */
final class Sections implements Closeable {
  private final ElfFile elf;
  private final SectionBytes info;
  private final List<UnitHeader> units;
  private final Map<String, DataReader> whole = new ConcurrentHashMap<>();

  Sections(Path path) {
    elf = new ElfFile(path);
    SectionBytes opened = null;
    try {
      opened = open(".debug_info");
      info = opened;
      units = UnitHeaders.of(info, elf.big());
      checkWhole();
    } catch (RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      elf.close();
      throw e;
    }
  }

  private void checkWhole() {
    Path path = elf.file().path();
    // An object has one more .debug_info for each type unit.
    long infos = elf.all().stream().filter(each -> each.name().equals(".debug_info")).count();
    boolean typed = units.stream().anyMatch(unit -> unit.type() == Dw.UT_TYPE);
    if (typed || infos > 1 || has(".debug_types")) {
      throw DebuginfoException.elsewhere(path, "type units (-fdebug-types-section)");
    }
    if (has(".gnu_debugaltlink") || has(".debug_sup")) {
      throw DebuginfoException.elsewhere(path, "a file that it shares with others (dwz -m)");
    }
  }

  private boolean has(String name) {
    return elf.section(name).isPresent();
  }

  ElfFile elf() {
    return elf;
  }

  SectionBytes info() {
    return info;
  }

  List<UnitHeader> units() {
    return units;
  }

  DataReader abbrev() {
    return whole(".debug_abbrev");
  }

  DataReader strings() {
    return whole(".debug_str");
  }

  DataReader lineStrings() {
    return whole(".debug_line_str");
  }

  DataReader stringOffsets() {
    return whole(".debug_str_offsets");
  }

  DataReader addresses() {
    return whole(".debug_addr");
  }

  /**
   * Returns whether a loaded kernel has this address. Entries of discarded code stay in the
   * debuginfo, with address 0 or an address outside all sections.
   */
  boolean isLoaded(long address) {
    return elf.all().stream().anyMatch(section -> section.holds(address));
  }

  private DataReader whole(String name) {
    return whole.computeIfAbsent(name, this::read);
  }

  private DataReader read(String name) {
    try (SectionBytes bytes = open(name)) {
      return new DataReader(bytes.all(), elf.big());
    }
  }

  private SectionBytes open(String name) {
    return elf.section(name)
        .map(section -> SectionBytes.of(elf, section))
        .orElseThrow(() -> missing(name));
  }

  private DebuginfoException missing(String name) {
    if (!name.equals(".debug_info")) {
      return DebuginfoException.damaged(name + ", which is missing", null);
    }
    return has(".zdebug_info")
        ? DebuginfoException.packed(elf.file().path(), ".zdebug_info", "zlib in GNU's old way")
        : DebuginfoException.missing(elf);
  }

  @Override
  public void close() {
    info.close();
    elf.close();
  }
}
