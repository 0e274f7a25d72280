// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.PointerType;

/** What arrays consist of and pointers point to. */
final class ElementAccess {
  private ElementAccess() {}

  /** The element type of an array's or a pointer's. */
  static CType type(Value value) {
    CType bare = value.type_().bare();
    if (bare instanceof ArrayType array) {
      return array.element();
    }
    if (bare instanceof PointerType pointer) {
      return pointer.target();
    }
    throw value.cannot("has no elements");
  }

  /** Element {@code i} of those that begin at an address. */
  static Value of(Value value, long first, long i) {
    CType element = type(value);
    if (first == 0) {
      String what = value.type_().text();
      throw new NullPointerRead(i * element.size(), element.size(), Space.KERNEL, what);
    }
    return Readers.of(element).read(value.kernel_(), first + distance(value, i));
  }

  /** Bytes from what a pointer points to, to the element {@code i} places behind it. */
  static long distance(Value value, long i) {
    CType element = type(value);
    if (element.bare() instanceof ForwardType && i != 0) {
      throw value.cannot("points to a type of unknown size");
    }
    // As GCC has it: void and functions are one byte.
    return i * Math.max(1, element.size());
  }
}
