// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.List;
import java.util.Map;

/** The definition of a struct or union. */
public final class SUInfo {
  private final StructType type;

  public SUInfo(StructType type) {
    this.type = type;
  }

  /** The type with its keyword, such as {@code struct page}; without a tag a name of jkdump. */
  public String name() {
    return type.label();
  }

  /** The type itself. */
  public StructType type() {
    return type;
  }

  /** Bytes. */
  public long size() {
    return type.size();
  }

  /** The fields that a path can name, in their order; including the fields of anonymous members. */
  public Map<String, Member> fields() {
    return type.fields();
  }

  /** Their names. */
  public List<String> fnames() {
    return List.copyOf(type.fields().keySet());
  }

  /** The members as C declares them, including unnamed ones. */
  public List<Member> body() {
    return type.members();
  }

  /** Whether there is such a field. */
  public boolean has(String field) {
    return type.field(field).isPresent();
  }

  /**
   * The C type of a field.
   *
   * @throws org.jkdump.type.NoSuchMemberException if there is none
   */
  public CType typeOf(String field) {
    return type.path(field).leaf();
  }

  /** In C, anonymous members spelled out. */
  public String shortstr() {
    return type.definition();
  }

  /** In C with {@code | off=N size=N}, in bytes, beside each member. */
  public String fullstr() {
    return type.layout();
  }

  @Override
  public String toString() {
    return shortstr();
  }
}
