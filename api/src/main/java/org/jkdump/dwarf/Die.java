// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;

/**
 * An entry of debuginfo.
 *
 * @param at its place in its unit
 * @param attributes where its attributes' values begin
 */
record Die(Unit unit, int at, Abbrev abbrev, int attributes) {
  int tag() {
    return abbrev.tag;
  }

  /** Its offset in .debug_info. */
  long offset() {
    return unit.header().offset() + at;
  }

  /** Its children's place, or -1. */
  int children() {
    return abbrev.children ? abbrev.after(unit.data(), attributes) : -1;
  }

  boolean has(int attribute) {
    return abbrev.find(attribute) >= 0;
  }

  /** A text; empty if it has none, or one in a file of its own (DW_FORM_GNU_strp_alt). */
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

  /** What is the same for all entries with the same name: its offset, or the name itself. */
  Object nameKey() {
    int index = abbrev.find(Dw.AT_NAME);
    boolean shared = index >= 0 && abbrev.form(index) == Form.STRP;
    return shared
        ? (Object) offset(abbrev.place(unit.data(), attributes, index))
        : text(Dw.AT_NAME);
  }

  private int offset(int at) {
    return Math.toIntExact(unit.data().number(at, unit.header().offsetSize()));
  }

  /** An offset in .debug_info, or -1 where there is none or it leads out of this file. */
  long reference(int attribute) {
    int index = abbrev.find(attribute);
    return index < 0
        ? -1
        : unit.reference(abbrev.form(index), abbrev.place(unit.data(), attributes, index));
  }

  boolean flag(int attribute) {
    int index = abbrev.find(attribute);
    return index >= 0 && (abbrev.form(index) == Form.FLAG_PRESENT || number(attribute, 0) != 0);
  }

  /** A constant, offset or flag; what else there is instead where it is of another kind. */
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

  /** Where an expression's bytes begin. */
  int blockStart(int attribute) {
    int index = abbrev.find(attribute);
    return Form.blockStart(
        abbrev.form(index), unit.data(), abbrev.place(unit.data(), attributes, index));
  }

  /** Bytes of an expression. */
  long blockLength(int attribute) {
    int index = abbrev.find(attribute);
    return Form.blockLength(
        abbrev.form(index), unit.data(), abbrev.place(unit.data(), attributes, index));
  }
}
