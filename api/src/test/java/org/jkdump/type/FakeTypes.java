// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.cdecl.TypeKind;

/** Types by their C names, for tests. */
final class FakeTypes implements TypeSource {
  static final IntType INT = new IntType("int", 4, true);
  static final IntType LONG = new IntType("long int", 8, true);
  static final IntType CHAR = new IntType("char", 1, true);

  private final Map<String, CType> types = new LinkedHashMap<>();

  /** Action at each search for a name. */
  Runnable asked = () -> {};

  FakeTypes() {
    for (String name : List.of("int", "short int", "long int", "long long int", "signed char")) {
      types.put(name, new IntType(name, sizeOf(name), true));
    }
    types.put("char", CHAR);
    for (String name : List.of("unsigned int", "short unsigned int", "long unsigned int")) {
      types.put(name, new IntType(name, sizeOf(name), false));
    }
    types.put("long long unsigned int", new IntType("long long unsigned int", 8, false));
    types.put("unsigned char", new IntType("unsigned char", 1, false));
    types.put("_Bool", new BoolType("_Bool", 1));
    types.put("__int128", new IntType("__int128", 16, true));
    types.put("double", new FloatType("double", 8));
    types.put("u8", new TypedefType("u8", types.get("unsigned char")));
    struct("point", 8, new Member("x", INT, 0, 0), new Member("y", INT, 32, 0));
    types.put("enum color", new EnumType("color", 4, false, List.of()));
    types.put("union both", new StructType(TypeKind.UNION, "both", 8, List::of));
    types.put("point_t", new TypedefType("point_t", types.get("struct point")));
  }

  StructType struct(String tag, long size, Member... members) {
    StructType type = new StructType(TypeKind.STRUCT, tag, size, () -> List.of(members));
    types.put("struct " + tag, type);
    return type;
  }

  Types types() {
    return new Types(List.of(this), 8);
  }

  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    asked.run();
    return Optional.ofNullable(types.get((kind.keyword() + " " + name).trim()))
        .filter(type -> kind != TypeKind.PLAIN || !name.contains("struct "));
  }

  @Override
  public Optional<CType> variable(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    return Optional.empty();
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    String prefix = kind.keyword() + " ";
    return types.keySet().stream()
        .filter(name -> kind != TypeKind.PLAIN && name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  @Override
  public List<StructType> structs() {
    return List.of();
  }

  private static long sizeOf(String name) {
    return name.contains("char") ? 1 : name.contains("short") ? 2 : name.contains("long") ? 8 : 4;
  }
}
