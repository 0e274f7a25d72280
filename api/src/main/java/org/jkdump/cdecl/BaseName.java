// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.List;

/**
 * The type that a declaration begins with, before its stars, brackets and parameters.
 *
 * @param kind {@link TypeKind#PLAIN} without a keyword in front
 * @param written the tag, the typedef's name or the words of the basic type as the text has them;
 *     empty for a type without a tag
 * @param braces the tokens of a body, braces included, or none
 * @param attributes of the type itself
 */
public record BaseName(
    TypeKind kind, String written, List<Token> braces, Annotations.Found attributes) {
  public BaseName {
    braces = List.copyOf(braces);
  }

  static BaseName plain(String written) {
    return new BaseName(TypeKind.PLAIN, written, List.of(), Annotations.Found.NOTHING);
  }

  /** The name; of a basic type its spelling in DWARF, such as {@code long unsigned int}. */
  public String name() {
    return kind == TypeKind.PLAIN ? BasicWords.canonical(written) : written;
  }

  /** Whether a body in braces follows the name. */
  public boolean hasBody() {
    return !braces.isEmpty();
  }

  /** The body, braces included, or an empty text. */
  public String body() {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (Token token : braces) {
      text.append(text.isEmpty() || token.at() == end ? "" : " ").append(token.text());
      end = token.end();
    }
    return text.toString();
  }

  /** The C text. */
  public String text() {
    return (kind.keyword() + " " + name() + " " + body()).strip().replace("  ", " ");
  }
}
