// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes types in C. A struct or typedef is written by name. */
final class DwarfTypeText {
  // Longer than any C declaration; damaged debuginfo may go in circles.
  private static final int MOST = 2000;
  private static final int DEEPEST = 60;

  private final Units units;
  private final Map<Long, String> known = new HashMap<>();
  private Unit unit;
  private int steps;
  private int depth;

  DwarfTypeText(Units units) {
    this.units = units;
  }

  /** Writes types of another unit from now on. */
  void use(Unit next) {
    unit = next;
    known.clear();
  }

  /**
   * Returns a type's name, or an empty text if C can't express the type.
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
      return declare(type, "");
    } catch (Unsayable e) {
      return "";
    }
  }

  private String declare(long type, String declarator) {
    if (type < 0) {
      return join("void", declarator);
    }
    if (++steps > MOST || depth > DEEPEST || declarator.length() > MOST) {
      throw new Unsayable();
    }
    depth++;
    String text = declare(units.die(unit, type), declarator);
    depth--;
    return text;
  }

  private String declare(Die die, String declarator) {
    return switch (die.tag()) {
      case Dw.TAG_BASE_TYPE, Dw.TAG_TYPEDEF, Dw.TAG_UNSPECIFIED_TYPE -> join(name(die), declarator);
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE -> tagged("struct", die, declarator);
      case Dw.TAG_UNION_TYPE -> tagged("union", die, declarator);
      case Dw.TAG_ENUMERATION_TYPE -> tagged("enum", die, declarator);
      case Dw.TAG_POINTER_TYPE, Dw.TAG_REFERENCE_TYPE, Dw.TAG_RVALUE_REFERENCE_TYPE ->
          pointer(type(die), declarator);
      case Dw.TAG_ARRAY_TYPE -> declare(type(die), declarator + brackets(die));
      case Dw.TAG_SUBROUTINE_TYPE -> declare(type(die), declarator + parameters(die));
      case Dw.TAG_CONST_TYPE -> qualified("const", die, declarator);
      case Dw.TAG_VOLATILE_TYPE -> qualified("volatile", die, declarator);
      case Dw.TAG_RESTRICT_TYPE -> qualified("restrict", die, declarator);
      case Dw.TAG_ATOMIC_TYPE -> qualified("_Atomic", die, declarator);
      default -> throw new Unsayable();
    };
  }

  private static String name(Die die) {
    String name = die.text(Dw.AT_NAME);
    if (name.isEmpty()) {
      throw new Unsayable();
    }
    return name;
  }

  private static String tagged(String keyword, Die die, String declarator) {
    String tag = die.text(Dw.AT_NAME);
    return join(keyword + " " + (tag.isEmpty() ? "{...}" : tag), declarator);
  }

  // A type in another file has no name here; it must not become void.
  private static long type(Die die) {
    long type = die.reference(Dw.AT_TYPE);
    if (type < 0 && die.has(Dw.AT_TYPE)) {
      throw new Unsayable();
    }
    return type;
  }

  private String pointer(long target, String declarator) {
    int tag = target < 0 ? 0 : unqualified(target).tag();
    boolean binds = tag == Dw.TAG_ARRAY_TYPE || tag == Dw.TAG_SUBROUTINE_TYPE;
    return declare(target, binds ? "(*" + declarator + ")" : "*" + declarator);
  }

  // C qualifies an array through its elements; debuginfo may qualify both.
  private String qualified(String qualifier, Die of, String declarator) {
    long target = type(of);
    String brackets = "";
    while (target >= 0 && units.die(unit, target).tag() == Dw.TAG_ARRAY_TYPE && ++steps < MOST) {
      brackets += brackets(units.die(unit, target));
      target = type(units.die(unit, target));
    }
    if (target >= 0 && units.die(unit, target).tag() == Dw.TAG_POINTER_TYPE) {
      return declare(target, join(qualifier, declarator + brackets));
    }
    String text = declare(target, declarator + brackets);
    return isSaid(of.tag(), target) ? text : qualifier + " " + text;
  }

  private boolean isSaid(int qualifier, long type) {
    Die die = type < 0 ? null : units.die(unit, type);
    for (int i = 0; die != null && i < DEEPEST && isQualifier(die.tag()); i++) {
      if (die.tag() == qualifier) {
        return true;
      }
      die = type(die) < 0 ? null : units.die(unit, type(die));
    }
    return false;
  }

  private Die unqualified(long type) {
    Die die = units.die(unit, type);
    for (int i = 0; i < DEEPEST && isQualifier(die.tag()) && type(die) >= 0; i++) {
      die = units.die(unit, type(die));
    }
    return die;
  }

  static boolean isQualifier(int tag) {
    return tag == Dw.TAG_CONST_TYPE
        || tag == Dw.TAG_VOLATILE_TYPE
        || tag == Dw.TAG_RESTRICT_TYPE
        || tag == Dw.TAG_ATOMIC_TYPE;
  }

  private static String brackets(Die array) {
    StringBuilder all = new StringBuilder();
    for (long length : Subranges.of(array)) {
      all.append('[').append(length == Subranges.OPEN ? "" : length).append(']');
    }
    return all.isEmpty() ? "[]" : all.toString();
  }

  private String parameters(Die function) {
    List<String> list = new ArrayList<>();
    Unit its = function.unit();
    int at = function.children();
    while (at >= 0 && at < its.data().end() && its.data().uleb(at) != 0) {
      Die child = its.die(at);
      if (child.tag() == Dw.TAG_FORMAL_PARAMETER) {
        list.add(declare(type(child), ""));
      } else if (child.tag() == Dw.TAG_UNSPECIFIED_PARAMETERS && !list.isEmpty()) {
        list.add("...");
      }
      at = its.behind(child.abbrev(), child.attributes());
    }
    boolean none = list.isEmpty() && function.flag(Dw.AT_PROTOTYPED);
    return "(" + (none ? "void" : String.join(", ", list)) + ")";
  }

  private static String join(String name, String declarator) {
    return declarator.isEmpty() ? name : name + " " + declarator;
  }

  private static final class Unsayable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsayable() {
      super(null, null, false, false);
    }
  }
}
