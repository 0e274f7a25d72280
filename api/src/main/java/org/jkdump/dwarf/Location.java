// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.OptionalLong;
import org.jkdump.elf.DataReader;

/**
 * Evaluates expressions that are a fixed address or offset; other expressions have no value here.
 */
final class Location {
  private Location() {}

  /**
   * Returns the address of a variable: {@code DW_OP_addr X}, with or without a {@code
   * DW_OP_plus_uconst}.
   */
  static OptionalLong address(Die variable) {
    if (!variable.isBlock(Dw.AT_LOCATION)) {
      return OptionalLong.empty();
    }
    DataReader data = variable.unit().data();
    int start = variable.blockStart(Dw.AT_LOCATION);
    int end = data.after(start, variable.blockLength(Dw.AT_LOCATION));
    if (start == end) {
      return OptionalLong.empty();
    }
    int operation = data.u8(start);
    boolean indexed = operation == Dw.OP_ADDRX || operation == Dw.OP_GNU_ADDR_INDEX;
    if (!indexed && operation != Dw.OP_ADDR) {
      return OptionalLong.empty();
    }
    int size = variable.unit().header().addressSize();
    int next = indexed ? data.afterLeb(start + 1) : data.after(start + 1, size);
    long address =
        indexed
            ? variable.unit().indexedAddress(data.uleb(start + 1))
            : data.number(start + 1, size);
    return next == end ? OptionalLong.of(address) : plus(data, next, end, address);
  }

  private static OptionalLong plus(DataReader data, int at, int end, long address) {
    boolean whole = data.u8(at) == Dw.OP_PLUS_UCONST && data.afterLeb(at + 1) == end;
    return whole ? OptionalLong.of(address + data.uleb(at + 1)) : OptionalLong.empty();
  }

  /** Returns the offset of a member in bytes. */
  static long offset(Die member) {
    if (!member.isBlock(Dw.AT_DATA_MEMBER_LOCATION)) {
      return member.number(Dw.AT_DATA_MEMBER_LOCATION, 0);
    }
    // DWARF 2 writes the offset as an expression.
    DataReader data = member.unit().data();
    int start = member.blockStart(Dw.AT_DATA_MEMBER_LOCATION);
    return data.u8(start) == Dw.OP_PLUS_UCONST ? data.uleb(start + 1) : 0;
  }
}
