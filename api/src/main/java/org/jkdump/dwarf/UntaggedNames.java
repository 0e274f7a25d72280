// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.AnonymousName;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;

/**
 * Names of types without a tag, see {@link AnonymousName}. Each is called after the first member or
 * typedef that is asked for and has that type. For one thread at a time.
 */
final class UntaggedNames {
  private final Map<StructType, Supplier<String>> names = new IdentityHashMap<>();

  /** Returns the name of a struct; {@code otherwise} gives it if nothing of that type is known. */
  String of(StructType struct, Supplier<String> otherwise) {
    return names.getOrDefault(struct, otherwise).get();
  }

  /** Returns a typedef's target with its name. */
  CType target(String typedef, CType target) {
    CType untagged = AnonymousName.untagged(target).orElse(null);
    return untagged == null
        ? target
        : named(untagged, target, () -> AnonymousName.ofTypedef(typedef, kind(untagged)));
  }

  /** Returns a struct's members with the names of their types. */
  List<Member> members(StructType owner, List<Member> members) {
    List<Member> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      CType type = type(owner, members, i);
      all.add(new Member(member.name(), type, member.bitOffset(), member.bitSize()));
    }
    return all;
  }

  private CType type(StructType owner, List<Member> members, int i) {
    CType type = members.get(i).type();
    CType untagged = AnonymousName.untagged(type).orElse(null);
    return untagged == null
        ? type
        : named(
            untagged,
            type,
            () -> owner.name().isEmpty() ? "" : AnonymousName.of(owner.name(), members, i));
  }

  private CType named(CType untagged, CType type, Supplier<String> name) {
    if (untagged instanceof StructType struct) {
      names.putIfAbsent(struct, name);
      return type;
    }
    return renamed(type, name.get());
  }

  // Enums are values, so one without a tag gets its name with each use.
  private static CType renamed(CType type, String name) {
    if (type instanceof PointerType p) {
      return new PointerType(renamed(p.target(), name), p.size());
    }
    if (type instanceof ArrayType a) {
      return new ArrayType(renamed(a.element(), name), a.length(), a.open());
    }
    if (type instanceof QualifiedType q) {
      return new QualifiedType(q.qualifier(), renamed(q.target(), name));
    }
    EnumType e = (EnumType) type;
    return new EnumType("", e.size(), e.signed(), e.enumerators(), name);
  }

  private static TypeKind kind(CType untagged) {
    return untagged instanceof StructType struct ? struct.kind() : TypeKind.ENUM;
  }
}
