// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;

/**
 * Debugging information entry (DIE).
 *
 * @param at its offset in its unit
 * @param attributes offset of its attributes' values in its unit
 */
record Die(Unit unit, int at, Abbrev abbrev, int attributes) {
  int tag() {
    return abbrev.tag;
  }

  /** Returns the entry's offset in .debug_info. */
  long offset() {
    return unit.header().offset() + at;
  }

  /** Returns the offset of the entry's children in its unit, or -1. */
  int children() {
    return abbrev.children ? abbrev.after(unit.data(), attributes) : -1;
  }

  boolean has(int attribute) {
    return abbrev.find(attribute) >= 0;
  }

  /**
   * Returns a text; empty if the attribute is absent, or its text is in a supplementary file
   * (DW_FORM_GNU_strp_alt).
   */
  String text(int attribute) {
    int index = abbrev.find(attribute);
    if (index < 0) {
      return "";
    }
    DataReader data = unit.data();
    int at = abbrev.place(data, attributes, index);
    Sections sections = unit.sections();
    int form = abbrev.form(index);
    return switch (form) {
      case Form.STRING -> data.text(at);
      case Form.STRP -> sections.strings().text(offset(at));
      case Form.LINE_STRP -> sections.lineStrings().text(offset(at));
      case Form.STRX, Form.GNU_STR_INDEX -> unit.indexedText(data.uleb(at));
      default ->
          form >= Form.STRX1 && form <= Form.STRX4
              ? unit.indexedText(data.number(at, form - Form.STRX1 + 1))
              : "";
    };
  }

  /**
   * Returns a key that is equal for entries with the same name: the name's offset if the linker has
   * merged the strings of all units, or the name itself.
   */
  Object nameKey() {
    int index = abbrev.find(Dw.AT_NAME);
    boolean merged = !unit.sections().elf().relocatable();
    boolean shared = merged && index >= 0 && abbrev.form(index) == Form.STRP;
    return shared
        ? (Object) offset(abbrev.place(unit.data(), attributes, index))
        : text(Dw.AT_NAME);
  }

  private int offset(int at) {
    return Math.toIntExact(unit.data().number(at, unit.header().offsetSize()));
  }

  /** Returns an offset in .debug_info, or -1 if there is none or it lies in another file. */
  long reference(int attribute) {
    int index = abbrev.find(attribute);
    return index < 0
        ? -1
        : unit.reference(abbrev.form(index), abbrev.place(unit.data(), attributes, index));
  }

  /** Returns the entry of the same unit to which an attribute refers; null if there is none. */
  Die local(int attribute) {
    int index = abbrev.find(attribute);
    long at =
        index < 0
            ? -1
            : unit.local(abbrev.form(index), abbrev.place(unit.data(), attributes, index));
    return at < 0 ? null : unit.die(Math.toIntExact(at));
  }

  boolean flag(int attribute) {
    int index = abbrev.find(attribute);
    return index >= 0 && (abbrev.form(index) == Form.FLAG_PRESENT || number(attribute, 0) != 0);
  }

  /**
   * Returns a constant, offset or flag; {@code otherwise} if the attribute is absent or of another
   * class.
   */
  long number(int attribute, long otherwise) {
    int index = abbrev.find(attribute);
    if (index < 0) {
      return otherwise;
    }
    DataReader data = unit.data();
    int at = abbrev.place(data, attributes, index);
    int form = abbrev.form(index);
    return switch (form) {
      case Form.DATA1, Form.FLAG -> data.u8(at);
      case Form.DATA2 -> data.u16(at);
      case Form.DATA4 -> data.number(at, 4);
      case Form.DATA8 -> data.number(at, 8);
      case Form.UDATA -> data.uleb(at);
      case Form.SDATA -> data.sleb(at);
      case Form.SEC_OFFSET -> data.number(at, unit.header().offsetSize());
      case Form.IMPLICIT_CONST -> abbrev.implied(index);
      default -> otherwise;
    };
  }

  /** Returns whether an attribute is an expression. */
  boolean isBlock(int attribute) {
    int index = abbrev.find(attribute);
    return index >= 0 && Form.isBlock(abbrev.form(index));
  }

  /** Returns the offset of an expression's first byte. */
  int blockStart(int attribute) {
    int index = abbrev.find(attribute);
    return Form.blockStart(
        abbrev.form(index), unit.data(), abbrev.place(unit.data(), attributes, index));
  }

  /** Returns the length of an expression in bytes. */
  long blockLength(int attribute) {
    int index = abbrev.find(attribute);
    return Form.blockLength(
        abbrev.form(index), unit.data(), abbrev.place(unit.data(), attributes, index));
  }
}
