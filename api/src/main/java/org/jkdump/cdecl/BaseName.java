// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

/**
 * What a declaration begins with, before its stars, brackets and parameters.
 *
 * @param kind {@link TypeKind#PLAIN} where no keyword stands in front
 * @param name the tag, the typedef's name or the basic type in DWARF's spelling, such as {@code
 *     long unsigned int}; empty for a type without a tag
 * @param body what stands in braces behind it, braces included, or an empty text
 */
public record BaseName(TypeKind kind, String name, String body) {
  /** As C writes it. */
  public String text() {
    String tail = body.isEmpty() ? "" : " " + body;
    return (kind.keyword() + " " + name).trim() + tail;
  }
}
