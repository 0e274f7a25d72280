// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;

/** Forms of attributes' values: their sizes, and the offsets after them. */
final class Form {
  static final int ADDR = 0x01;
  static final int BLOCK2 = 0x03;
  static final int BLOCK4 = 0x04;
  static final int DATA2 = 0x05;
  static final int DATA4 = 0x06;
  static final int DATA8 = 0x07;
  static final int STRING = 0x08;
  static final int BLOCK = 0x09;
  static final int BLOCK1 = 0x0a;
  static final int DATA1 = 0x0b;
  static final int FLAG = 0x0c;
  static final int SDATA = 0x0d;
  static final int STRP = 0x0e;
  static final int UDATA = 0x0f;
  static final int REF_ADDR = 0x10;
  static final int REF1 = 0x11;
  static final int REF2 = 0x12;
  static final int REF4 = 0x13;
  static final int REF8 = 0x14;
  static final int REF_UDATA = 0x15;
  static final int INDIRECT = 0x16;
  static final int SEC_OFFSET = 0x17;
  static final int EXPRLOC = 0x18;
  static final int FLAG_PRESENT = 0x19;
  static final int STRX = 0x1a;
  static final int ADDRX = 0x1b;
  static final int REF_SUP4 = 0x1c;
  static final int STRP_SUP = 0x1d;
  static final int DATA16 = 0x1e;
  static final int LINE_STRP = 0x1f;
  static final int REF_SIG8 = 0x20;
  static final int IMPLICIT_CONST = 0x21;
  static final int LOCLISTX = 0x22;
  static final int RNGLISTX = 0x23;
  static final int REF_SUP8 = 0x24;
  static final int STRX1 = 0x25;
  static final int STRX4 = 0x28;
  static final int ADDRX1 = 0x29;
  static final int ADDRX4 = 0x2c;
  static final int GNU_ADDR_INDEX = 0x1f01;
  static final int GNU_STR_INDEX = 0x1f02;
  static final int GNU_REF_ALT = 0x1f20;
  static final int GNU_STRP_ALT = 0x1f21;

  private static final int[] INDEX_SIZES = {1, 2, 3, 4};

  private Form() {}

  /** Returns the size of a value in bytes, or -1 if it differs from value to value. */
  static int size(int form, UnitHeader unit) {
    return switch (form) {
      case FLAG_PRESENT, IMPLICIT_CONST -> 0;
      case DATA1, REF1, FLAG -> 1;
      case DATA2, REF2 -> 2;
      case DATA4, REF4, REF_SUP4 -> 4;
      case DATA8, REF8, REF_SIG8, REF_SUP8 -> 8;
      case DATA16 -> 16;
      case ADDR -> unit.addressSize();
      // Up to DWARF 2 a reference had the size of an address.
      case REF_ADDR -> unit.version() <= 2 ? unit.addressSize() : unit.offsetSize();
      case STRP, SEC_OFFSET, STRP_SUP, LINE_STRP, GNU_REF_ALT, GNU_STRP_ALT -> unit.offsetSize();
      case STRX1, STRX1 + 1, STRX1 + 2, STRX4 -> INDEX_SIZES[form - STRX1];
      case ADDRX1, ADDRX1 + 1, ADDRX1 + 2, ADDRX4 -> INDEX_SIZES[form - ADDRX1];
      default -> -1;
    };
  }

  /** Returns whether a value is a block of bytes: an expression in most cases. */
  static boolean isBlock(int form) {
    return form == EXPRLOC || form == BLOCK1 || form == BLOCK2 || form == BLOCK4 || form == BLOCK;
  }

  /** Returns the offset after a value. */
  static int after(int form, DataReader data, int at, UnitHeader unit) {
    int fixed = size(form, unit);
    return fixed >= 0 ? data.after(at, fixed) : afterVariable(form, data, at, unit);
  }

  private static int afterVariable(int form, DataReader data, int at, UnitHeader unit) {
    return switch (form) {
      case EXPRLOC, BLOCK, BLOCK1, BLOCK2, BLOCK4 -> {
        int start = blockStart(form, data, at);
        yield data.after(start, blockLength(form, data, at));
      }
      case STRING -> data.afterText(at);
      case SDATA, UDATA, REF_UDATA, STRX, ADDRX, LOCLISTX, RNGLISTX -> data.afterLeb(at);
      case GNU_ADDR_INDEX, GNU_STR_INDEX -> data.afterLeb(at);
      case INDIRECT -> {
        int within = (int) data.uleb(at);
        if (within == INDIRECT) {
          throw unknown(within);
        }
        yield after(within, data, data.afterLeb(at), unit);
      }
      default -> throw unknown(form);
    };
  }

  static int blockStart(int form, DataReader data, int at) {
    return switch (form) {
      case BLOCK1 -> at + 1;
      case BLOCK2 -> at + 2;
      case BLOCK4 -> at + 4;
      default -> data.afterLeb(at);
    };
  }

  static long blockLength(int form, DataReader data, int at) {
    return switch (form) {
      case BLOCK1 -> data.u8(at);
      case BLOCK2 -> data.u16(at);
      case BLOCK4 -> data.number(at, 4);
      default -> data.uleb(at);
    };
  }

  static DebuginfoException unknown(int form) {
    return new DebuginfoException(
        String.format(
            "the debuginfo has the form 0x%x, which DWARF 5 doesn't know: install the file"
                + " again, it is damaged, or it is too new for this version",
            form));
  }
}
