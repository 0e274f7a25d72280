// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** A type of the C language, as the kernel was compiled with it. Immutable. */
public sealed interface CType
    permits VoidType,
        IntType,
        BoolType,
        FloatType,
        EnumType,
        PointerType,
        ArrayType,
        StructType,
        TypedefType,
        QualifiedType,
        FunctionType,
        ForwardType {

  /** Bytes that a value takes; 0 if that isn't known. */
  long size();

  /** Bytes from one element of an array to the next: void and functions take one, as in GCC. */
  default long stride() {
    CType bare = bare();
    return bare instanceof VoidType || bare instanceof FunctionType ? 1 : bare.size();
  }

  /**
   * The C declaration of something with this type.
   *
   * @param declarator what is declared, or an empty text for the type alone
   */
  String declare(String declarator);

  /** The type as C writes it. */
  default String text() {
    return declare("");
  }

  /** The type without typedefs and qualifiers. */
  default CType bare() {
    return this;
  }

  /** Whether arrays of it, and pointers to it, are text. */
  default boolean isChar() {
    return bare() != this && bare().isChar();
  }

  /** A name before a declarator. */
  static String join(String name, String declarator) {
    return declarator.isEmpty() ? name : name + " " + declarator;
  }
}
