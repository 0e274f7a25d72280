// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeComparison;
import org.jkdump.type.Types;

/** The classes that other jars on the same class path have: no name is given twice. */
final class KnownClasses {
  private static final int MOST_BODIES = 1000;

  private final Types types;
  private final List<ClassIndex> indices;

  /**
   * @param indices of the jars, in their order on the class path
   */
  KnownClasses(Types types, List<ClassIndex> indices) {
    this.types = types;
    this.indices = List.copyOf(indices);
  }

  /** Whether a class has this name. */
  boolean has(String javaName) {
    return indices.stream().anyMatch(index -> index.javaName(javaName).isPresent());
  }

  /** Whether the type with a name, or the first of several, has a class. */
  boolean has(TypeKind kind, String name) {
    return entry(kind == TypeKind.PLAIN ? name : kind.keyword() + " " + name).isPresent();
  }

  /** The class of a struct, union or enum. */
  Optional<NamedType> of(CType bare) {
    String name = cName(bare);
    return name.isEmpty()
        ? Optional.empty()
        : bodies(name)
            .filter(entry -> entry.size() == bare.size() && isSame(entry.cName(), bare))
            .findFirst()
            .map(entry -> new NamedType(bare, entry.cName(), entry.javaName()));
  }

  // Debuginfo doesn't number the bodies of a tag.
  private Stream<ClassIndex.Entry> bodies(String name) {
    Stream<String> more = IntStream.range(2, MOST_BODIES).mapToObj(i -> name + "#" + i);
    return Stream.concat(Stream.of(name), more)
        .map(this::entry)
        .takeWhile(Optional::isPresent)
        .map(Optional::get);
  }

  private Optional<ClassIndex.Entry> entry(String cName) {
    return indices.stream().map(index -> index.cName(cName)).flatMap(Optional::stream).findFirst();
  }

  private static String cName(CType bare) {
    if (bare instanceof StructType struct) {
      return struct.name().isEmpty() ? "" : struct.label();
    }
    return bare instanceof EnumType e && !e.tag().isEmpty() ? "enum " + e.tag() : "";
  }

  private boolean isSame(String name, CType bare) {
    return types.find(name).filter(t -> TypeComparison.sameLayout(t.bare(), bare)).isPresent();
  }
}
