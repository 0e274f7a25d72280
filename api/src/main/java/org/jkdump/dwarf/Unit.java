// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;

/** Unit in memory. Offsets and local references count from its beginning. */
final class Unit {
  private final UnitHeader header;
  private final DataReader data;
  private final Abbrevs abbrevs;
  private final Sections sections;
  private Die root;

  Unit(UnitHeader header, DataReader data, Abbrevs abbrevs, Sections sections) {
    this.header = header;
    this.data = data;
    this.abbrevs = abbrevs;
    this.sections = sections;
  }

  UnitHeader header() {
    return header;
  }

  DataReader data() {
    return data;
  }

  Sections sections() {
    return sections;
  }

  Abbrev abbrev(long code) {
    return abbrevs.get(code);
  }

  boolean holds(long offset) {
    return offset - header.offset() >= header.first() && offset - header.offset() < header.length();
  }

  /** Returns the compile unit's own entry, or null if there is none. */
  Die root() {
    if (root == null && data.uleb(header.first()) != 0) {
      root = die(header.first());
    }
    return root;
  }

  Die die(int at) {
    return new Die(this, at, abbrev(data.uleb(at)), data.afterLeb(at));
  }

  /** Returns the offset after an entry and all its children. */
  int behind(Abbrev abbrev, int attributes) {
    int after = abbrev.after(data, attributes);
    return abbrev.children ? behindChildren(abbrev, attributes, after) : after;
  }

  int behindChildren(Abbrev abbrev, int attributes, int after) {
    return abbrev.sibling >= 0 ? sibling(abbrev, attributes, after) : end(after);
  }

  private int sibling(Abbrev abbrev, int attributes, int after) {
    long to = local(abbrev.form(abbrev.sibling), abbrev.place(data, attributes, abbrev.sibling));
    if (to < after || to > data.end()) {
      throw new IndexOutOfBoundsException("an entry's sibling lies outside");
    }
    return (int) to;
  }

  private int end(int start) {
    int at = start;
    for (int depth = 1; depth > 0; ) {
      long code = data.uleb(at);
      at = data.afterLeb(at);
      if (code == 0) {
        depth--;
      } else {
        Abbrev abbrev = abbrev(code);
        int after = abbrev.after(data, at);
        boolean jumps = abbrev.children && abbrev.sibling >= 0;
        depth += abbrev.children && !jumps ? 1 : 0;
        at = jumps ? sibling(abbrev, at, after) : after;
      }
    }
    return at;
  }

  /** Returns a reference within this unit, or -1 if it is of another kind. */
  long local(int form, int at) {
    return switch (form) {
      case Form.REF4 -> data.u32(at) & 0xffffffffL;
      case Form.REF1 -> data.u8(at);
      case Form.REF2 -> data.u16(at);
      case Form.REF8 -> data.number(at, 8);
      case Form.REF_UDATA -> data.uleb(at);
      default -> -1;
    };
  }

  /** Returns a reference as an offset in .debug_info, or -1 if it leads out of this file. */
  long reference(int form, int at) {
    if (form == Form.REF_ADDR) {
      return data.number(at, Form.size(form, header));
    }
    long local = local(form, at);
    return local < 0 ? -1 : header.offset() + local;
  }

  /** Returns the text with an index. The unit says where its indices begin. */
  String indexedText(long index) {
    long base = base(Dw.AT_STR_OFFSETS_BASE, header.version() < 5 ? 0 : 2L * header.offsetSize());
    int at = Math.toIntExact(base + Math.multiplyExact(index, (long) header.offsetSize()));
    long offset = sections.stringOffsets().number(at, header.offsetSize());
    return sections.strings().text(Math.toIntExact(offset));
  }

  long indexedAddress(long index) {
    int gnu = root().abbrev().find(Dw.AT_GNU_ADDR_BASE);
    long base =
        gnu >= 0
            ? base(Dw.AT_GNU_ADDR_BASE, 0)
            : base(Dw.AT_ADDR_BASE, header.version() < 5 ? 0 : 8);
    int at = Math.toIntExact(base + Math.multiplyExact(index, (long) header.addressSize()));
    return sections.addresses().number(at, header.addressSize());
  }

  private long base(int attribute, long otherwise) {
    return root().number(attribute, otherwise);
  }
}
