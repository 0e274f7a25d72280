// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;

/** The C definition of a type, with offsets and sizes in bytes. */
final class TypeAnswer {
  private static final String TYPEDEF = "typedef ";

  private TypeAnswer() {}

  /**
   * The definitions behind a type: all typedefs up to the struct or enum at their end; the target
   * of a pointer, the element of an array.
   */
  static String of(CType type) {
    List<String> all = new ArrayList<>();
    CType core = core(type);
    while (core instanceof TypedefType typedef) {
      CType next = core(typedef.target());
      all.add(typedef(typedef, next));
      core = isUntagged(next) ? null : next;
    }
    if (core != null && (all.isEmpty() || isDefined(core))) {
      all.add(definition(core));
    }
    return String.join("\n\n", all);
  }

  /** A type without the arrays, pointers and qualifiers around it. */
  static CType core(CType type) {
    if (type instanceof QualifiedType qualified) {
      return core(qualified.target());
    }
    if (type instanceof ArrayType array) {
      return core(array.element());
    }
    return type instanceof PointerType pointer ? core(pointer.target()) : type;
  }

  private static boolean isDefined(CType type) {
    return type instanceof StructType || type instanceof EnumType;
  }

  private static boolean isUntagged(CType type) {
    return type instanceof StructType s && s.tag().isEmpty()
        || type instanceof EnumType e && e.tag().isEmpty();
  }

  private static String typedef(TypedefType typedef, CType core) {
    String text = TYPEDEF + typedef.target().declare(typedef.name()) + ";";
    return isUntagged(core) ? spelledOut(text, definition(core)) : text;
  }

  // The columns move as far to the right as the first line does.
  private static String spelledOut(String text, String definition) {
    String shift = " ".repeat(TYPEDEF.length());
    String moved = definition.replace(" | off=", shift + " | off=");
    String body = moved.substring(moved.indexOf('{') + 1, moved.lastIndexOf('}'));
    return text.replace("{...}", "{" + body + "}");
  }

  private static String definition(CType type) {
    if (type instanceof StructType struct) {
      return struct.layout() + ";";
    }
    if (type instanceof EnumType e) {
      return enumeration(e);
    }
    if (type instanceof ForwardType) {
      return type.text() + ";  // only declared: nothing in this kernel defines it";
    }
    return type.text() + ";" + number(type);
  }

  private static String enumeration(EnumType type) {
    String tag = type.tag().isEmpty() ? "" : " " + type.tag();
    return type.enumerators().stream()
        .map(e -> "    " + e.name() + " = " + value(type, e.value()) + ",")
        .collect(
            Collectors.joining("\n", "enum" + tag + " { | size=" + type.size() + "\n", "\n};"));
  }

  /** An enumerator's value by the enum's sign. */
  static String value(EnumType type, long value) {
    return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
  }

  private static String number(CType type) {
    if (type instanceof IntType number) {
      return "  // " + type.size() + " bytes, " + (number.signed() ? "signed" : "unsigned");
    }
    return type instanceof BoolType ? "  // " + type.size() + " bytes" : "";
  }
}
