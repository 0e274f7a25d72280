// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** Alignment of types in the System V ABI. */
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

  // Debuginfo has no attributes: a struct is packed if its members or its size break the rule.
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
