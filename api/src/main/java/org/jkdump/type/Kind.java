// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** The name spaces of C types. */
public enum Kind {
  STRUCT("struct"),
  UNION("union"),
  ENUM("enum"),
  /** Typedefs and the basic types: names without a keyword in front. */
  PLAIN("");

  private final String keyword;

  Kind(String keyword) {
    this.keyword = keyword;
  }

  /** The kind with this keyword. */
  static Kind of(String keyword) {
    for (Kind kind : values()) {
      if (kind.keyword.equals(keyword)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(keyword);
  }

  /** What C writes before the name. */
  public String keyword() {
    return keyword;
  }
}
