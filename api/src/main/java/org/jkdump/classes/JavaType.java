// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.List;
import java.util.Optional;
import org.jkdump.generated.Array;
import org.jkdump.generated.Pointer;
import org.jkdump.kernel.CString;
import org.jkdump.kernel.FunctionValue;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FloatType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/**
 * The Java type of a field: {@code int} for integers of up to 32 bits with, and up to 31 without
 * sign, {@code long} for the longer ones up to 64 bits, {@code BigInteger} beyond; {@code boolean},
 * {@code double}; the class of an enum or struct, that of a pointer to a struct as well; {@code
 * CString} for text, {@code Array} and {@code Pointer} for elements that have a Java type.
 *
 * @param how the way it is read
 * @param name the class as class files name it, for those kinds that are one
 * @param element class of the elements of an array or of what a pointer points to, else null
 */
record JavaType(How how, String name, String element) {
  /** Ways to read a field. */
  enum How {
    INT,
    LONG,
    BOOL,
    DOUBLE,
    BIG,
    ENUM,
    STRUCT,
    ARRAY,
    POINTER,
    VALUE
  }

  private static final int INT_BITS = 32;
  private static final int LONG_BITS = 64;

  /**
   * The Java type of a field.
   *
   * @param bitSize bits of a bit-field, else 0
   * @param lengths of an array of several dimensions that its type shows flat, else empty
   */
  static JavaType of(CType type, int bitSize, List<Long> lengths, NamedTypes named) {
    CType bare = type.bare();
    if (bare instanceof IntType integer) {
      return integer(bitSize == 0 ? integer.size() * 8 : bitSize, integer.signed());
    }
    if (bare instanceof BoolType) {
      return plain(How.BOOL);
    }
    if (bare instanceof FloatType floating) {
      return floating.isKnown() ? plain(How.DOUBLE) : value(Value.class);
    }
    if (bare instanceof EnumType) {
      return named(How.ENUM, bare, named).orElse(plain(How.LONG));
    }
    if (bare instanceof StructType) {
      return named(How.STRUCT, bare, named).orElse(value(Struct.class));
    }
    if (bare instanceof ArrayType array) {
      return array(array, lengths, named);
    }
    if (bare instanceof PointerType pointer) {
      return pointer(pointer.target(), named);
    }
    return value(bare instanceof FunctionType ? FunctionValue.class : Value.class);
  }

  /** The return type of methods, in a class file's spelling. */
  String descriptor() {
    return switch (how) {
      case INT -> "I";
      case LONG -> "J";
      case BOOL -> "Z";
      case DOUBLE -> "D";
      case BIG -> "Ljava/math/BigInteger;";
      default -> "L" + name + ";";
    };
  }

  /** The type of the elements, likewise; null if there are none. */
  String signature() {
    return element == null ? null : "L" + name + "<L" + element + ";>;";
  }

  private static JavaType integer(long bits, boolean signed) {
    return plain(
        bits > LONG_BITS
            ? How.BIG
            : bits < INT_BITS || bits == INT_BITS && signed ? How.INT : How.LONG);
  }

  private static JavaType array(ArrayType array, List<Long> lengths, NamedTypes named) {
    boolean rows = lengths.size() > 1;
    if (array.isText() && !rows) {
      return value(CString.class);
    }
    CType element = array.element();
    while (element.bare() instanceof ArrayType inner && !inner.isText()) {
      element = inner.element();
    }
    boolean text = rows && element.isChar() || element.bare() instanceof ArrayType;
    String leaf = text ? ClassCode.name(CString.class) : boxed(of(element, 0, List.of(), named));
    return new JavaType(How.ARRAY, ClassCode.name(Array.class), leaf);
  }

  private static JavaType pointer(CType target, NamedTypes named) {
    if (target.bare() instanceof StructType) {
      return of(target, 0, List.of(), named);
    }
    if (target.isChar()) {
      return value(CString.class);
    }
    JavaType element = of(target, 0, List.of(), named);
    boolean text = element.how == How.VALUE && element.name.equals(ClassCode.name(CString.class));
    boolean known = text || element.how.ordinal() < How.ARRAY.ordinal();
    return known && !(target.bare() instanceof ArrayType)
        ? new JavaType(How.POINTER, ClassCode.name(Pointer.class), boxed(element))
        : value(PointerValue.class);
  }

  // Elements are never arrays, and pointers to anything but structs are dynamic ones.
  private static String boxed(JavaType type) {
    return switch (type.how) {
      case INT -> "java/lang/Integer";
      case LONG -> "java/lang/Long";
      case BOOL -> "java/lang/Boolean";
      case ENUM, STRUCT, VALUE -> type.name;
      case POINTER -> ClassCode.name(PointerValue.class);
      case DOUBLE, BIG, ARRAY -> ClassCode.name(Value.class);
    };
  }

  private static JavaType plain(How how) {
    return new JavaType(how, null, null);
  }

  private static JavaType value(Class<?> type) {
    return new JavaType(How.VALUE, ClassCode.name(type), null);
  }

  private static Optional<JavaType> named(How how, CType bare, NamedTypes named) {
    return named.of(bare).map(type -> new JavaType(how, type.internalName(), null));
  }
}
