// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.List;

/**
 * A parsed C declaration: {@code const char *name[16]}, or without a name any type name, such as
 * {@code int (*(*)(void))[3]}.
 *
 * @param name the declared name, or an empty text
 * @param bits width of a bit-field, -1 for any other declaration
 * @param aligned bytes that an attribute aligns it to, 0 for none
 */
public record Declaration(
    BaseName base,
    List<String> qualifiers,
    List<Declarator> shapes,
    String name,
    int bits,
    long aligned) {
  /** Width of every declaration that is no bit-field. */
  public static final int NO_BITS = -1;

  public Declaration {
    qualifiers = List.copyOf(qualifiers);
    shapes = List.copyOf(shapes);
  }

  /**
   * Parses a type name.
   *
   * @throws TypeSyntaxException if the text is no type name
   */
  public static Declaration typeName(String text) {
    Tokens tokens = Tokens.of(text, TypeSyntaxException::new);
    return ended(tokens, new DeclarationParser(tokens, Tokens::number).typeName());
  }

  /**
   * Parses a declaration that may have a name and a bit-field's width.
   *
   * @throws TypeSyntaxException if the text is no declaration
   */
  public static Declaration parse(String text) {
    Tokens tokens = Tokens.of(text, TypeSyntaxException::new);
    return ended(tokens, new DeclarationParser(tokens, Tokens::number).declaration());
  }

  private static Declaration ended(Tokens tokens, Declaration whole) {
    if (!tokens.atEnd()) {
      throw tokens.error(tokens.peek(), "the type should end here");
    }
    return whole;
  }

  /** Whether it declares a bit-field. */
  public boolean isBitField() {
    return bits != NO_BITS;
  }
}
