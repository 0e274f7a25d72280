// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/** The C text of types in debuginfo. Structs and typedefs are written by their names. */
final class DwarfTypeText {
  // Longer and deeper than any declaration of C; damaged debuginfo may go in circles.
  private static final int MOST = 2000;
  private static final int DEEPEST = 60;
  // A pointer's size is no part of its text.
  private static final int ANY_SIZE = 8;

  private final Units units;
  private final Map<Long, String> known = new HashMap<>();
  private Unit unit;
  private int steps;
  private int depth;

  DwarfTypeText(Units units) {
    this.units = units;
  }

  /** Goes on with the types of another unit. */
  void use(Unit next) {
    unit = next;
    known.clear();
  }

  /**
   * A type's name, or an empty text if C has none.
   *
   * @param type offset in .debug_info, or -1 for {@code void}
   */
  String of(long type) {
    return known.computeIfAbsent(type, this::text);
  }

  private String text(long type) {
    steps = 0;
    depth = 0;
    try {
      return type(type).text();
    } catch (Unsayable e) {
      return "";
    }
  }

  private CType type(long at) {
    if (at < 0) {
      return new VoidType();
    }
    count();
    if (depth++ > DEEPEST) {
      throw new Unsayable();
    }
    CType made = type(units.die(unit, at));
    depth--;
    return made;
  }

  private void count() {
    if (++steps > MOST) {
      throw new Unsayable();
    }
  }

  private CType type(Die die) {
    return switch (die.tag()) {
      case Dw.TAG_BASE_TYPE, Dw.TAG_TYPEDEF, Dw.TAG_UNSPECIFIED_TYPE -> named(die);
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE -> tagged(TypeKind.STRUCT, die);
      case Dw.TAG_UNION_TYPE -> tagged(TypeKind.UNION, die);
      case Dw.TAG_ENUMERATION_TYPE -> tagged(TypeKind.ENUM, die);
      case Dw.TAG_POINTER_TYPE, Dw.TAG_REFERENCE_TYPE, Dw.TAG_RVALUE_REFERENCE_TYPE ->
          new PointerType(target(die), ANY_SIZE);
      case Dw.TAG_ARRAY_TYPE -> array(die);
      case Dw.TAG_SUBROUTINE_TYPE -> function(die);
      case Dw.TAG_CONST_TYPE -> qualified("const", target(die));
      case Dw.TAG_VOLATILE_TYPE -> qualified("volatile", target(die));
      case Dw.TAG_RESTRICT_TYPE -> qualified("restrict", target(die));
      case Dw.TAG_ATOMIC_TYPE -> qualified("_Atomic", target(die));
      default -> throw new Unsayable();
    };
  }

  // A reference out of this file leads to a type without a name here, not to void.
  private CType target(Die die) {
    long type = die.reference(Dw.AT_TYPE);
    if (type < 0 && die.has(Dw.AT_TYPE)) {
      throw new Unsayable();
    }
    return type(type);
  }

  private static CType named(Die die) {
    String name = die.text(Dw.AT_NAME);
    if (name.isEmpty()) {
      throw new Unsayable();
    }
    return new TypedefType(name, new VoidType());
  }

  private static CType tagged(TypeKind kind, Die die) {
    String tag = die.text(Dw.AT_NAME);
    return new ForwardType(kind, tag.isEmpty() ? "{...}" : tag);
  }

  // A qualified array is an array of qualified elements; debuginfo may qualify both.
  private static CType qualified(String qualifier, CType type) {
    if (type instanceof ArrayType array) {
      CType element = qualified(qualifier, array.element());
      return new ArrayType(element, array.length(), array.open());
    }
    return new QualifiedType(qualifier, type);
  }

  private CType array(Die die) {
    CType type = target(die);
    List<Long> lengths = Subranges.of(die);
    for (int i = lengths.size() - 1; i >= 0; i--) {
      count();
      long length = lengths.get(i);
      boolean open = length == Subranges.OPEN;
      type = new ArrayType(type, open ? 0 : length, open);
    }
    return lengths.isEmpty() ? new ArrayType(type, 0, true) : type;
  }

  private CType function(Die die) {
    List<CType> parameters = new ArrayList<>();
    boolean variadic = false;
    Unit its = die.unit();
    int at = die.children();
    while (at >= 0 && at < its.data().end() && its.data().uleb(at) != 0) {
      Die child = its.die(at);
      if (child.tag() == Dw.TAG_FORMAL_PARAMETER) {
        parameters.add(target(child));
      }
      variadic |= child.tag() == Dw.TAG_UNSPECIFIED_PARAMETERS && !parameters.isEmpty();
      at = its.behind(child.abbrev(), child.attributes());
    }
    return new FunctionType(target(die), parameters, variadic, !die.flag(Dw.AT_PROTOTYPED));
  }

  private static final class Unsayable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsayable() {
      super(null, null, false, false);
    }
  }
}
