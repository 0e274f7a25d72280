// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.jkdump.cdecl.TypeKind;
import org.junit.jupiter.api.Test;

/** Declarations as C writes them. */
class CTypeTest {
  private static final CType INT = FakeTypes.INT;

  private static CType pointer(CType target) {
    return new PointerType(target, 8);
  }

  @Test
  void plainOnes() {
    assertEquals("int x", INT.declare("x"));
    assertEquals("int", INT.text());
    assertEquals("int *p", pointer(INT).declare("p"));
    assertEquals("int **p", pointer(pointer(INT)).declare("p"));
    assertEquals("int a[2][3]", array(2, array(3, INT)).declare("a"));
    assertEquals("int a[]", array(0, INT).declare("a"));
  }

  @Test
  void pointersToArraysAndFunctionsNeedParentheses() {
    assertEquals("int (*p)[3]", pointer(array(3, INT)).declare("p"));
    assertEquals("int *p[3]", array(3, pointer(INT)).declare("p"));
    CType function = new FunctionType(INT, List.of(pointer(new VoidType())), false);
    assertEquals("int (*f)(void *)", pointer(function).declare("f"));
    assertEquals("int (*f[4])(void *)", array(4, pointer(function)).declare("f"));
    CType returnsFunction = new FunctionType(pointer(function), List.of(), false);
    assertEquals("int (*f(void))(void *)", returnsFunction.declare("f"));
  }

  @Test
  void onlyDotsAreAParameterListToo() {
    assertEquals("int f(...)", new FunctionType(INT, List.of(), true).declare("f"));
  }

  @Test
  void qualifiersBindToWhatTheyQualify() {
    assertEquals("const int x", new QualifiedType("const", INT).declare("x"));
    assertEquals("int *const p", new QualifiedType("const", pointer(INT)).declare("p"));
    assertEquals("const int *p", pointer(new QualifiedType("const", INT)).declare("p"));
  }

  @Test
  void anonymousTypes() {
    assertEquals("struct {...} x", new StructType(TypeKind.STRUCT, "", 0, List::of).declare("x"));
    assertEquals("union {...}", new StructType(TypeKind.UNION, "", 0, List::of).text());
    assertEquals("enum {...} x", new EnumType("", 4, false, List.of()).declare("x"));
  }

  @Test
  void bitFieldsCarryTheirWidth() {
    assertEquals("int flag : 3", new Member("flag", INT, 5, 3).text());
  }

  @Test
  void bareTypesLoseTypedefsAndQualifiers() {
    CType wrapped = new TypedefType("t", new QualifiedType("const", new TypedefType("u", INT)));
    assertEquals(INT, wrapped.bare());
    assertEquals(4, wrapped.size());
  }

  @Test
  void twoStructsOfOneNameAreNotTheSame() {
    StructType one = new StructType(TypeKind.STRUCT, "twin", 4, List::of);
    assertNotEquals(one, new StructType(TypeKind.STRUCT, "twin", 4, List::of));
  }

  private static CType array(int length, CType element) {
    return new ArrayType(element, length);
  }
}
