// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jkdump.cdecl.Annotations;
import org.jkdump.cdecl.CTextException;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;

/**
 * A struct or union defined in C text (PyKdump's {@code parseSUDef}). Attributes and the marks of
 * checkers ({@code __rcu}, {@code __user}) are skipped, but for those that change the layout;
 * preprocessor lines are skipped, too, so members in {@code #ifdef} count. Immutable; two
 * definitions are equal if they were read from the same text with the same names.
 */
public final class SUDef {
  private final TypeKind kind;
  private final String tag;
  private final List<SUField> fields;
  private final boolean packed;
  private final long aligned;
  // Placeholder in the types of its fields, until it is laid out.
  private final StructType unlaid;

  // Null for a definition within another one.
  private final Source source;

  private record Source(String text, CDefine known) {}

  SUDef(TypeKind kind, String tag, List<SUField> fields, Annotations.Found attributes) {
    this(kind, tag, fields, attributes.packed(), attributes.aligned(), null);
  }

  private SUDef(
      TypeKind kind,
      String tag,
      List<SUField> fields,
      boolean packed,
      long aligned,
      Source source) {
    this.kind = kind;
    this.tag = tag;
    this.fields = List.copyOf(fields);
    this.packed = packed;
    this.aligned = aligned;
    this.source = source;
    this.unlaid = new StructType(kind, tag, 0, List::of);
  }

  /**
   * Reads one definition.
   *
   * @throws CTextException if the text is no definition, with the line and a caret
   */
  public static SUDef parse(String text) {
    return parse(text, null);
  }

  /**
   * Reads one definition whose array lengths and bit widths use names.
   *
   * @throws CTextException if the text is no definition, with the line and a caret
   */
  public static SUDef parse(String text, CDefine known) {
    SUDef read = new SUParser(text, known).definition();
    Source source = new Source(text, known);
    return new SUDef(read.kind, read.tag, read.fields, read.packed, read.aligned, source);
  }

  /** {@link TypeKind#STRUCT} or {@link TypeKind#UNION}. */
  public TypeKind kind() {
    return kind;
  }

  /** The C tag; without one the name that a typedef gives, or an empty text. */
  public String tag() {
    return tag;
  }

  /** The C name: {@code struct list_head}. */
  public String name() {
    return (kind.keyword() + " " + tag).trim();
  }

  /** The members in the order of the text. */
  public List<SUField> fields() {
    return fields;
  }

  /** The member with a name, without the members of anonymous members. */
  public Optional<SUField> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** Whether an attribute packs it. */
  public boolean packed() {
    return packed;
  }

  /** Bytes that an attribute aligns it to, 0 for none. */
  public long aligned() {
    return aligned;
  }

  /**
   * The struct as a compiler would lay it out, by the System V ABI, for a kernel with these types.
   *
   * @throws org.jkdump.type.NoSuchTypeException if a type isn't among them
   */
  public StructType layout(Types types) {
    return new SULayout(types).of(this);
  }

  StructType unlaid() {
    return unlaid;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || source != null && other instanceof SUDef that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source == null ? System.identityHashCode(this) : source.hashCode();
  }

  /** The definition on one line. */
  @Override
  public String toString() {
    return fields.stream().map(f -> f + "; ").collect(Collectors.joining("", name() + " { ", "}"));
  }
}
