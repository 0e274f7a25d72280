// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.TypedStruct;
import org.jkdump.parity.Dump;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("every generated class against the type model, by reflection")
class EveryClassTest {
  private final StructChecks checks = new StructChecks();

  @Test
  void everyFieldLiesWhereItsTypeSaysAndHasTheJavaTypeOfItsKind() {
    Map<String, Class<?>> seen = new LinkedHashMap<>();
    for (String name : Classes.names()) {
      Class<?> type = Classes.named(name);
      if (TypedStruct.class.isAssignableFrom(type)) {
        KernelClass<?> about = KernelClass.of(type);
        seen.put(about.cName(), type);
        checks.struct(about, type);
      }
    }
    assertEquals(List.of(), checks.wrong());
    List<String> missing =
        Dump.kernel().types().structs().stream()
            .map(StructType::text)
            .filter(text -> !seen.containsKey(text))
            .toList();
    assertEquals(List.of(), missing, "structs and unions without a class");
    assertTrue(checks.fields() > 30_000, "a kernel has more than " + checks.fields());
    System.out.println("typed: " + seen.size() + " classes, " + checks.fields() + " compared");
  }

  @Test
  void everyBodyOfATagHasAClassOfItsOwn() {
    int twins = 0;
    for (TypeKind kind : List.of(TypeKind.STRUCT, TypeKind.UNION)) {
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
    for (String tag : Dump.kernel().types().names(TypeKind.ENUM)) {
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

  // A struct or a union may have the same tag.
  private static String classOf(String tag) {
    boolean taken =
        !Dump.kernel().types().structs(TypeKind.STRUCT, tag).isEmpty()
            || !Dump.kernel().types().structs(TypeKind.UNION, tag).isEmpty();
    return taken ? tag + "$enum" : tag;
  }

  private static EnumConstant constant(Class<?> type, String name) throws IllegalAccessException {
    try {
      return (EnumConstant) type.getField(name).get(null);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(type + " has no constant " + name, e);
    }
  }
}
