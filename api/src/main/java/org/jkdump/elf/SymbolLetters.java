// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.util.List;

/** Letters that {@code nm} shows for symbols; those of global symbols in upper case. */
final class SymbolLetters {
  static final int UNDEFINED = 0;
  private static final int ABSOLUTE = 0xfff1;
  private static final int OBJECT = 1;
  private static final int LOCAL = 0;
  private static final int WEAK = 2;

  private final List<Section> sections;

  SymbolLetters(List<Section> sections) {
    this.sections = sections;
  }

  byte of(SymbolEntries entries, int i) {
    int binding = entries.info(i) >> 4;
    if (binding == WEAK) {
      return (byte) ((entries.info(i) & 0xf) == OBJECT ? 'V' : 'W');
    }
    char letter = letter(entries.section(i));
    return (byte) (binding == LOCAL ? letter : Character.toUpperCase(letter));
  }

  private char letter(int section) {
    if (section == ABSOLUTE) {
      return 'a';
    }
    return section < sections.size() ? letter(sections.get(section)) : '?';
  }

  private static char letter(Section section) {
    if (!section.loaded()) {
      return 'n';
    }
    if (section.executable()) {
      return 't';
    }
    if (section.type() == Section.NOBITS) {
      return 'b';
    }
    return section.writable() ? 'd' : 'r';
  }
}
