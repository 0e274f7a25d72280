// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.Declarator;

/**
 * Turns declarations into types.
 *
 * @param bases finds the type that a declaration begins with
 * @param pointerSize bytes of a pointer
 */
public record DeclarationTypes(Function<BaseName, Optional<CType>> bases, long pointerSize) {

  /** The declared type, if all names in the declaration are known. */
  public Optional<CType> of(Declaration declaration) {
    return bases.apply(declaration.base()).flatMap(base -> of(declaration, base));
  }

  /** The declared type, with a type in place of the base. */
  public Optional<CType> of(Declaration declaration, CType base) {
    CType result = qualified(base, declaration.qualifiers());
    for (Declarator shape : declaration.shapes()) {
      Optional<CType> next = apply(shape, result);
      if (next.isEmpty()) {
        return next;
      }
      result = next.get();
    }
    return Optional.of(result);
  }

  private Optional<CType> apply(Declarator shape, CType type) {
    if (shape instanceof Declarator.Star star) {
      return Optional.of(qualified(new PointerType(type, pointerSize), star.qualifiers()));
    }
    if (shape instanceof Declarator.Brackets array) {
      return Optional.of(new ArrayType(type, array.length(), array.open()));
    }
    Declarator.Parameters parameters = (Declarator.Parameters) shape;
    List<CType> types = new ArrayList<>();
    for (Declaration parameter : parameters.list()) {
      Optional<CType> known = of(parameter);
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
