// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** Makes values that are computed: they lie nowhere and have the address 0. */
final class ComputedPointers {
  private ComputedPointers() {}

  /** A pointer with a value; one to a struct is the struct, one to {@code char} the text. */
  static Value of(Kernel kernel, CType type, long target) {
    CType pointee = ((PointerType) type.bare()).target();
    if (pointee.bare() instanceof StructType struct) {
      return new Struct(kernel.layout(struct), target);
    }
    return pointee.isChar()
        ? TextReader.at(kernel, type, 0, target)
        : new PointerValue(kernel, type, 0, target);
  }

  /** A number as a value of a pointer or integer type: what a cast in C makes of it. */
  static Value cast(Kernel kernel, CType type, long number) {
    CType bare = type.bare();
    if (bare instanceof PointerType) {
      return of(kernel, type, number);
    }
    if (bare instanceof IntType i && i.size() <= 8) {
      return new IntValue(kernel, type, 0, truncated(i, number), i.signed());
    }
    throw new TargetException(
        "a cast makes a pointer or an integer, no '"
            + type.text()
            + "': write ("
            + type.text()
            + " *)");
  }

  private static long truncated(IntType type, long number) {
    int unused = 64 - (int) type.size() * 8;
    return type.signed() ? number << unused >> unused : number << unused >>> unused;
  }
}
