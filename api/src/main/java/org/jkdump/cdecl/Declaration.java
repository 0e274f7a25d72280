// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.List;

/**
 * A C declaration taken apart: {@code const char *name[16]}, or without a name any type name, such
 * as {@code int (*(*)(void))[3]}.
 *
 * @param name what is declared, or an empty text
 * @param bits width of a bit-field, otherwise 0
 */
public record Declaration(
    BaseName base, List<String> qualifiers, List<Declarator> shapes, String name, int bits) {

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
}
