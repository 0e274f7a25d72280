// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** What the System V ABI aligns a type to. */
final class Alignment {
  private static final long MAX_SCALAR = 16;

  private Alignment() {}

  /** In bytes, 1 or more. */
  static long of(CType type) {
    CType bare = type.bare();
    if (bare instanceof ArrayType array) {
      return of(array.element());
    }
    if (bare instanceof StructType struct) {
      return struct(struct);
    }
    return Math.max(1, Math.min(Long.highestOneBit(bare.size()), MAX_SCALAR));
  }

  // The debuginfo says nothing of attributes, but where members or the size break the rule the
  // struct must be packed.
  private static long struct(StructType struct) {
    long most = 1;
    for (Member member : struct.members()) {
      long own = of(member.type());
      if (!member.isBitField() && member.offset() % own != 0) {
        return 1;
      }
      most = Math.max(most, own);
    }
    return struct.size() % most == 0 ? most : 1;
  }
}
