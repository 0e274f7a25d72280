// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.dwarf.ElfBuilder.Out;

/**
 * Debuginfo that no available compiler makes: every byte order and width, and forms that only other
 * compilers and linkers use.
 *
 * @param wideElf whether the file has 64 bits, with addresses of 8 bytes
 * @param wideDwarf whether the 64-bit format of DWARF
 */
record HandMade(boolean wideElf, boolean big, boolean wideDwarf, int version) {
  static final long BASE = 0x81000000L;
  private static final int COMPILE_UNIT = 1;

  ElfBuilder elf() {
    ElfBuilder elf = new ElfBuilder(wideElf, big);
    elf.section(".data", ElfBuilder.NOBITS, 3, BASE, new byte[4096]);
    elf.debug(".debug_info", info(elf));
    elf.debug(".debug_abbrev", abbrevs(elf));
    elf.debug(".debug_str", elf.out().text("").text("indexed").text("pointed"));
    elf.debug(".debug_str_offsets", elf.out().number(0, 8).number(9, size()).number(1, size()));
    elf.debug(".debug_addr", elf.out().number(0, 8).number(BASE + 8, address()));
    return elf;
  }

  private int size() {
    return wideDwarf ? 8 : 4;
  }

  private int address() {
    return wideElf ? 8 : 4;
  }

  private Out abbrevs(ElfBuilder elf) {
    int location = version < 4 ? Form.BLOCK1 : Form.EXPRLOC;
    int constant = version < 5 ? Form.DATA1 : Form.IMPLICIT_CONST;
    int flag = version < 4 ? Form.FLAG : Form.FLAG_PRESENT;
    Out out = elf.out();
    // An unknown tag with children and a form for each size.
    out.leb(7, 0x4107, 1, 0x2200, Form.BLOCK2, 0x2201, Form.INDIRECT, 0x2202, Form.DATA8, 0, 0);
    out.leb(COMPILE_UNIT, Dw.TAG_COMPILE_UNIT, 1, Dw.AT_STR_OFFSETS_BASE, Form.DATA1);
    out.leb(Dw.AT_ADDR_BASE, Form.DATA1, 0, 0);
    out.leb(2, Dw.TAG_BASE_TYPE, 0, Dw.AT_NAME, Form.STRING, 0, 0);
    out.leb(3, Dw.TAG_ARRAY_TYPE, 1, Dw.AT_TYPE, Form.REF_UDATA, 0, 0);
    out.leb(4, Dw.TAG_SUBRANGE_TYPE, 0, Dw.AT_UPPER_BOUND, constant);
    if (version >= 5) {
      out.leb(4);
    }
    out.leb(0, 0);
    out.leb(5, Dw.TAG_VARIABLE, 0, Dw.AT_NAME, Form.STRP, Dw.AT_TYPE, Form.REF_ADDR);
    out.leb(Dw.AT_EXTERNAL, flag, 0x3c, flag, 0, 0);
    out.leb(6, Dw.TAG_VARIABLE, 0, Dw.AT_SPECIFICATION, Form.REF2, Dw.AT_TYPE, Form.REF1);
    out.leb(Dw.AT_LOCATION, location, 0, 0);
    out.leb(70000, Dw.TAG_VARIABLE, 0, Dw.AT_NAME, Form.GNU_STRP_ALT, Dw.AT_LOCATION, location);
    out.leb(0, 0);
    out.leb(9, Dw.TAG_VARIABLE, 0, Dw.AT_NAME, Form.STRING, Dw.AT_TYPE, Form.GNU_REF_ALT);
    out.leb(Dw.AT_LOCATION, location, 0, 0);
    out.leb(10, Dw.TAG_VARIABLE, 0, Dw.AT_NAME, Form.STRX1, Dw.AT_LOCATION, location, 0, 0);
    out.leb(11, 0x3d, 0, 0x18, Form.REF_ADDR, 0, 0);
    return out.leb(0);
  }

  private Out info(ElfBuilder elf) {
    Out entries = elf.out();
    int start = (wideDwarf ? 12 : 4) + 2 + size() + (version < 5 ? 1 : 2);
    entries.leb(COMPILE_UNIT).u8(8, 8);
    entries.leb(11).number(0, refSize());
    entries.leb(7).u16(3).u8(1, 2, 3).leb(Form.UDATA, 300).number(-1, 8);
    entries.leb(2).text("short int").leb(0);
    int base = start + entries.size();
    entries.leb(2).text("int");
    int open = start + entries.size();
    entries.leb(3, base, 0);
    int array = start + entries.size();
    entries.leb(3, base, 4).u8(version < 5 ? new int[] {4} : new int[0]).leb(4);
    entries.u8(version < 5 ? new int[] {4} : new int[0]).leb(0);
    int declaration = start + entries.size();
    entries.leb(5).number(9, size()).number(open, refSize());
    entries.u8(version < 4 ? new int[] {1, 1} : new int[0]);
    entries.leb(6).u16(declaration).u8(array);
    location(entries, BASE + 4);
    entries.leb(70000).number(5, size());
    location(entries, BASE + 12);
    entries.leb(9).text("elsewhere").number(77, size());
    location(entries, BASE + 16);
    entries.leb(10).u8(1).leb(2).u8(version < 5 ? Dw.OP_GNU_ADDR_INDEX : Dw.OP_ADDRX, 0);
    entries.leb(9).text("thrown_away").number(77, size());
    location(entries, 0);
    return unit(elf.out(), entries.leb(0).bytes());
  }

  private void location(Out out, long to) {
    out.leb(1 + address()).u8(Dw.OP_ADDR).number(to, address());
  }

  private int refSize() {
    return version == 2 ? address() : size();
  }

  private Out unit(Out out, byte[] entries) {
    int rest = 2 + size() + (version < 5 ? 1 : 2) + entries.length;
    if (wideDwarf) {
      out.u32(-1);
    }
    out.number(rest, size()).u16(version);
    if (version < 5) {
      out.number(0, size()).u8(address());
    } else {
      out.u8(Dw.UT_COMPILE, address()).number(0, size());
    }
    return out.raw(entries);
  }
}
