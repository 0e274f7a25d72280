// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchTypeException;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.Types;
import org.jkdump.type.VoidType;

/** Lays out structs by the rules of the System V ABI, as GCC does on x86-64, arm64 and others. */
final class SULayout {
  private final Types types;
  private final Map<StructType, StructType> laid = new IdentityHashMap<>();
  private final Map<String, StructType> tagged = new HashMap<>();

  private record Placed(SUField field, long bits) {}

  SULayout(Types types) {
    this.types = types;
  }

  StructType of(SUDef def) {
    List<Placed> members = new ArrayList<>();
    long end = 0;
    long place = 0;
    long alignment = Math.max(1, def.aligned());
    for (SUField field : def.fields()) {
      CType type = type(field);
      long own = alignment(def, field, type);
      place = place(def, field, type, def.kind() == TypeKind.UNION ? 0 : place, own * 8);
      if (!field.isBitField() || !field.name().isEmpty()) {
        members.add(new Placed(field, place));
        alignment = Math.max(alignment, own);
      }
      place += field.isBitField() ? field.bits() : type.size() * 8;
      end = Math.max(end, place);
    }
    long size = up(up(end, 8) / 8, alignment);
    StructType made = new StructType(def.kind(), def.tag(), size, () -> finished(members));
    laid.put(def.unlaid(), made);
    tagged.put(def.name(), made);
    return made;
  }

  // Made when it is asked for, so that a struct can point to itself.
  private List<Member> finished(List<Placed> members) {
    return members.stream().map(this::finished).toList();
  }

  private Member finished(Placed placed) {
    SUField field = placed.field;
    return new Member(field.name(), type(field), placed.bits, Math.max(0, field.bits()));
  }

  private CType type(SUField field) {
    if (field.nested() != null && !laid.containsKey(field.nested().unlaid())) {
      of(field.nested());
    }
    return known(field.declared());
  }

  private static long alignment(SUDef def, SUField field, CType type) {
    long natural = def.packed() ? 1 : Alignment.of(type);
    return Math.max(natural, field.aligned());
  }

  // A bit-field begins a new unit of its type if it would cross from one into the next.
  private static long place(SUDef def, SUField field, CType type, long free, long alignment) {
    if (!field.isBitField()) {
      return up(free, alignment);
    }
    long unit = type.size() * 8;
    boolean crosses = unit > 0 && free / unit != (free + field.bits() - 1) / unit;
    return field.bits() == 0 || crosses && !def.packed() ? up(free, unit) : free;
  }

  private static long up(long value, long to) {
    return (value + to - 1) / to * to;
  }

  // Names become types; what only a pointer needs may stay unknown.
  private CType known(CType type) {
    if (type instanceof PointerType pointer) {
      return types.pointerTo(target(pointer.target()));
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(known(array.element()), array.length());
    }
    if (type instanceof QualifiedType qualified) {
      return new QualifiedType(qualified.qualifier(), known(qualified.target()));
    }
    if (type instanceof StructType struct) {
      return laid.getOrDefault(struct, struct);
    }
    if (type instanceof ForwardType && tagged.containsKey(type.text())) {
      return tagged.get(type.text());
    }
    return type instanceof ForwardType || isName(type) ? types.get(type.text()) : type;
  }

  private CType target(CType target) {
    try {
      return known(target);
    } catch (NoSuchTypeException e) {
      return target;
    }
  }

  private static boolean isName(CType type) {
    return type instanceof TypedefType typedef && typedef.target() instanceof VoidType;
  }
}
