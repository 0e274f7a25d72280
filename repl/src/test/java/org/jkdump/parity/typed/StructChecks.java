// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.parity.Dump;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** Compares generated classes with the type model, by reflection. */
final class StructChecks {
  // Java's keywords, and the methods of every object and every struct.
  private static final Set<String> FORBIDDEN =
      Set.of(
          ("abstract assert boolean byte catch class extends final finally implements import"
                  + " instanceof interface native new package private protected public strictfp super"
                  + " synchronized this throw throws transient try true false null _ clone finalize"
                  + " getClass hashCode notify notifyAll toString wait num_ big_ str_ bytes_ addr_ type_"
                  + " size_ deref_ isNull_ kernel_ dump_ table_ class$")
              .split(" "));

  private final List<String> wrong = new ArrayList<>();
  private int fields;

  /** Returns the faults, at most the first ones. */
  List<String> wrong() {
    return wrong.subList(0, Math.min(20, wrong.size()));
  }

  /** Returns the number of fields that were compared. */
  int fields() {
    return fields;
  }

  /** Compares a class with its type. */
  void struct(KernelClass<?> about, Class<?> type) {
    StructType expected = Dump.kernel().types().getStruct(about.cName());
    check(Modifier.isFinal(type.getModifiers()), about.cName() + " is no final class");
    check(expected.size() == about.size(), about.cName() + " has " + about.size() + " bytes");
    List<Member> members = List.copyOf(expected.fields().values());
    check(members.size() == about.fields().size(), about.cName() + ": number of fields");
    for (int i = 0; i < Math.min(members.size(), about.fields().size()); i++) {
      String java = javaName(members.get(i).name(), expected.fields().keySet());
      field(members.get(i), about.fields().get(i), type, java);
    }
  }

  private void field(Member member, StructField<?> field, Class<?> type, String name) {
    fields++;
    check(member.name().equals(field.name()), field + " is not " + member.name());
    check(member.bitOffset() == field.bitOffset(), field + ": offset " + member.bitOffset());
    check(member.bitSize() == field.bitSize(), field + ": bits " + member.bitSize());
    check(member.type().size() == field.size(), field + ": size " + member.type().size());
    Method method = method(type, name);
    if (method == null || !Modifier.isFinal(method.getModifiers())) {
      wrong.add(field + " has no method");
      return;
    }
    String java = method.getGenericReturnType().getTypeName().replaceAll("\\b(\\w+\\.)+", "");
    String kind = JavaKind.of(member, !java.startsWith("Array"));
    check(java.matches(kind), field + ": " + java + " instead of " + kind);
    constant(type, method.getName(), field);
  }

  private void constant(Class<?> type, String name, StructField<?> field) {
    try {
      Field constant = type.getField(name);
      check(constant.get(null) == field, field + ": its constant is another one");
    } catch (ReflectiveOperationException e) {
      wrong.add(field + " has no constant");
    }
  }

  // A name that Java forbids gets one underscore, or several if other fields have those names.
  private static String javaName(String name, Set<String> fields) {
    String java = name;
    while (FORBIDDEN.contains(java) || !java.equals(name) && fields.contains(java)) {
      java += "_";
    }
    return java;
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getDeclaredMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private void check(boolean right, String what) {
    if (!right) {
      wrong.add(what);
    }
  }

  /** Java type for each kind of field, defined here once more and independently. */
  static final class JavaKind {
    private JavaKind() {}

    static String of(Member member, boolean flat) {
      return of(member.type().bare(), member.bitSize(), flat);
    }

    private static String of(CType type, int bits, boolean flat) {
      String text = type.getClass().getSimpleName();
      return switch (text) {
        case "IntType" -> {
          var integer = (org.jkdump.type.IntType) type;
          long width = bits > 0 ? bits : integer.size() * 8;
          yield width > 64
              ? "BigInteger"
              : width < 32 || width == 32 && integer.signed() ? "int" : "long";
        }
        case "BoolType" -> "boolean";
        case "FloatType" -> "double";
        case "EnumType" -> ((EnumType) type).name().isEmpty() ? "long" : "[\\w$]+";
        case "StructType" -> struct((StructType) type);
        case "ArrayType" ->
            flat && ((org.jkdump.type.ArrayType) type).isText() ? "CString" : "Array<[\\w$]+>";
        case "PointerType" -> pointer(((org.jkdump.type.PointerType) type).target());
        default -> "Value";
      };
    }

    // Debuginfo may have only a declaration of the type.
    private static String struct(StructType type) {
      boolean known =
          !type.name().isEmpty() && Dump.kernel().types().find(type.label()).isPresent();
      return known ? "(?!Struct$)[\\w$]+" : "Struct";
    }

    private static String pointer(CType target) {
      if (target.isChar()) {
        return "CString";
      }
      boolean struct = target.bare() instanceof StructType;
      return struct ? of(target.bare(), 0, true) : "Pointer<[\\w$]+>|PointerValue";
    }
  }
}
