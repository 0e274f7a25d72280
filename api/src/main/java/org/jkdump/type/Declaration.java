// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A C declaration taken apart: {@code const char *name[16]}, or without a name any type name, such
 * as {@code int (*(*)(void))[3]}.
 *
 * @param name what is declared, or an empty text
 * @param bits width of a bit-field, otherwise 0
 */
public record Declaration(
    BaseName base, List<String> qualifiers, List<Shape> shapes, String name, int bits) {

  public Declaration {
    qualifiers = List.copyOf(qualifiers);
    shapes = List.copyOf(shapes);
  }

  /**
   * Takes a type name apart.
   *
   * @throws TypeSyntaxException where it is none
   */
  public static Declaration typeName(String text) {
    return new DeclarationParser(text, false).parse();
  }

  /**
   * Takes a declaration apart that may have a name and a bit-field's width.
   *
   * @throws TypeSyntaxException where it is none
   */
  public static Declaration parse(String text) {
    return new DeclarationParser(text, true).parse();
  }

  /** The declared type, where all names in it are known. */
  public Optional<CType> resolve(Function<BaseName, Optional<CType>> bases, long pointerSize) {
    return bases.apply(base).flatMap(type -> on(type, bases, pointerSize));
  }

  /** The declared type, with a type in place of the base. */
  public Optional<CType> on(
      CType type, Function<BaseName, Optional<CType>> bases, long pointerSize) {
    CType result = qualified(type, qualifiers);
    for (Shape shape : shapes) {
      Optional<CType> next = apply(shape, result, bases, pointerSize);
      if (next.isEmpty()) {
        return next;
      }
      result = next.get();
    }
    return Optional.of(result);
  }

  private static Optional<CType> apply(
      Shape shape, CType type, Function<BaseName, Optional<CType>> bases, long pointerSize) {
    if (shape instanceof Shape.Star star) {
      return Optional.of(qualified(new PointerType(type, pointerSize), star.qualifiers()));
    }
    if (shape instanceof Shape.Brackets array) {
      return Optional.of(new ArrayType(type, array.length(), array.open()));
    }
    Shape.Parameters parameters = (Shape.Parameters) shape;
    List<CType> types = new ArrayList<>();
    for (Declaration parameter : parameters.list()) {
      Optional<CType> known = parameter.resolve(bases, pointerSize);
      if (known.isEmpty()) {
        return known;
      }
      types.add(known.get());
    }
    return Optional.of(new FunctionType(type, types, parameters.variadic()));
  }

  private static CType qualified(CType type, List<String> qualifiers) {
    CType result = type;
    for (int i = qualifiers.size() - 1; i >= 0; i--) {
      result = new QualifiedType(qualifiers.get(i), result);
    }
    return result;
  }
}
