// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jkdump.api.EnumConstant;
import org.jkdump.api.KernelClass;
import org.jkdump.api.StructField;
import org.jkdump.api.TypedStruct;
import org.jkdump.parity.Dump;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Kind;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("every generated class against the type model, by reflection")
class EveryClassTest {
  // Java's keywords, and what every object and every struct has.
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

  @Test
  void everyFieldLiesWhereItsTypeSaysAndHasTheJavaTypeOfItsKind() {
    Map<String, Class<?>> seen = new LinkedHashMap<>();
    for (String name : Classes.names()) {
      Class<?> type = Classes.named(name);
      if (TypedStruct.class.isAssignableFrom(type)) {
        KernelClass<?> about = KernelClass.of(type);
        seen.put(about.cName(), type);
        struct(about, type);
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())));
    List<String> missing =
        Dump.kernel().types().structs().stream()
            .map(StructType::text)
            .filter(text -> !seen.containsKey(text))
            .toList();
    assertEquals(List.of(), missing, "structs and unions without a class");
    assertTrue(fields > 30_000, "a kernel has more than " + fields + " fields");
    System.out.println("typed: " + seen.size() + " classes, " + fields + " fields compared");
  }

  @Test
  void everyBodyOfATagHasAClassOfItsOwn() {
    int twins = 0;
    for (Kind kind : List.of(Kind.STRUCT, Kind.UNION)) {
      for (String tag : Dump.kernel().types().names(kind)) {
        List<StructType> bodies = Dump.kernel().types().structs(kind, tag);
        for (int i = 1; i < bodies.size(); i++) {
          KernelClass<?> about = KernelClass.of(Classes.named(tag + "$" + (i + 1)));
          assertEquals(kind.keyword() + " " + tag + "#" + (i + 1), about.cName());
          assertEquals(bodies.get(i).size(), about.size(), about.cName());
          twins++;
        }
      }
    }
    System.out.println("typed: " + twins + " classes of a tag that another one has, too");
  }

  @Test
  void everyEnumHasItsConstants() throws IllegalAccessException {
    int constants = 0;
    for (String tag : Dump.kernel().types().names(Kind.ENUM)) {
      if (!(Dump.kernel().types().get("enum " + tag) instanceof EnumType expected)) {
        continue;
      }
      Class<?> type = Classes.named(classOf(tag));
      for (EnumType.Enumerator enumerator : expected.enumerators()) {
        EnumConstant constant = constant(type, enumerator.name());
        assertEquals(enumerator.value(), constant.num_(), type + " " + enumerator.name());
        constants++;
      }
    }
    assertTrue(constants > 5000, constants + " enumerators");
  }

  // A struct or a union may have the tag as well.
  private static String classOf(String tag) {
    boolean taken =
        !Dump.kernel().types().structs(Kind.STRUCT, tag).isEmpty()
            || !Dump.kernel().types().structs(Kind.UNION, tag).isEmpty();
    return taken ? tag + "$enum" : tag;
  }

  private static EnumConstant constant(Class<?> type, String name) throws IllegalAccessException {
    try {
      return (EnumConstant) type.getField(name).get(null);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(type + " has no constant " + name, e);
    }
  }

  private void struct(KernelClass<?> about, Class<?> type) {
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

  // What Java forbids has one underscore more, or several where other fields have those names.
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

  /** What Java type a kind of field has, said once more and independently. */
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
        case "StructType" -> ((StructType) type).name().isEmpty() ? "Struct" : "(?!Struct$)[\\w$]+";
        case "ArrayType" ->
            flat && ((org.jkdump.type.ArrayType) type).isText() ? "CString" : "Array<[\\w$]+>";
        case "PointerType" -> pointer(((org.jkdump.type.PointerType) type).target());
        default -> "Value";
      };
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
