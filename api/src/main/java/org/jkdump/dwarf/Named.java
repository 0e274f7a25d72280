// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.cdecl.TypeKind;

/** Kinds of entries that an index finds by their names. */
enum Named {
  STRUCT,
  UNION,
  ENUM,
  /** Typedefs and basic types. */
  PLAIN,
  /** Enums, by the names of their enumerators. */
  ENUMERATOR,
  FUNCTION,
  /** Functions that C only declares; assembly defines most of them. */
  PROTOTYPE;

  static Named of(TypeKind kind) {
    return switch (kind) {
      case STRUCT -> STRUCT;
      case UNION -> UNION;
      case ENUM -> ENUM;
      case PLAIN -> PLAIN;
    };
  }

  /** Returns the kind of an entry with a name; null if the index leaves it out. */
  static Named of(Die die) {
    boolean declared = die.flag(Dw.AT_DECLARATION);
    return switch (die.tag()) {
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE -> declared ? null : STRUCT;
      case Dw.TAG_UNION_TYPE -> declared ? null : UNION;
      case Dw.TAG_ENUMERATION_TYPE -> declared ? null : ENUM;
      case Dw.TAG_TYPEDEF, Dw.TAG_BASE_TYPE -> PLAIN;
      case Dw.TAG_SUBPROGRAM -> declared ? PROTOTYPE : FUNCTION;
      default -> null;
    };
  }
}
