// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** C's arithmetic with pointers. A pointer that is computed lies nowhere: its address is 0. */
final class Pointers {
  private Pointers() {}

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

  /** A number as a value of a pointer or integer type: the result of a cast in C. */
  static Value cast(Kernel kernel, CType type, long number) {
    CType bare = type.bare();
    if (bare instanceof PointerType) {
      return of(kernel, type, number);
    }
    if (bare instanceof IntType i && i.size() <= 8) {
      return new IntValue(kernel, type, 0, truncated(i, number), i.signed());
    }
    String name = type.text();
    throw new TargetException(
        "a cast makes a pointer or an integer, no '" + name + "': write (" + name + " *)");
  }

  private static long truncated(IntType type, long number) {
    int unused = 64 - (int) type.size() * 8;
    return type.signed() ? number << unused >> unused : number << unused >>> unused;
  }

  /** The type of an array's elements, or of a pointer's target. */
  static CType elementType(Value value) {
    CType bare = value.type_().bare();
    if (bare instanceof ArrayType array) {
      return array.element();
    }
    if (bare instanceof PointerType pointer) {
      return pointer.target();
    }
    throw value.cannot("has no elements");
  }

  /**
   * An element of an array, or of the array at a pointer.
   *
   * @param first address of element 0
   */
  static Value element(Value value, long first, long i) {
    CType element = elementType(value);
    if (first == 0) {
      String what = value.type_().text();
      throw new NullPointerRead(i * element.size(), element.size(), Space.KERNEL, what);
    }
    return Readers.of(element).read(value.kernel_(), first + distance(value, i));
  }

  /** Bytes from element 0 to element {@code i}. */
  static long distance(Value value, long i) {
    CType element = elementType(value);
    if (element.bare() instanceof ForwardType && i != 0) {
      throw value.cannot("points to a type of unknown size");
    }
    return i * element.stride();
  }
}
