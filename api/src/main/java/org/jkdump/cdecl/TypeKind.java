// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

/** The name spaces of C types. */
public enum TypeKind {
  STRUCT("struct"),
  UNION("union"),
  ENUM("enum"),
  /** Typedefs and the basic types: names without a keyword in front. */
  PLAIN("");

  private final String keyword;

  TypeKind(String keyword) {
    this.keyword = keyword;
  }

  /** The kind with this keyword. */
  static TypeKind of(String keyword) {
    for (TypeKind kind : values()) {
      if (kind.keyword.equals(keyword)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(keyword);
  }

  /** The keyword before the name in C. */
  public String keyword() {
    return keyword;
  }
}
