// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.Member;
import org.jkdump.type.MemberText;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;
import org.junit.jupiter.api.Test;

class TypeAnswerTest {
  private static final IntType INT = new IntType("int", 4, true);
  private static final StructType PAIR =
      struct("pair", new Member("first", INT, 0, 0), new Member("bits", INT, 35, 3));

  @Test
  void aStructHasItsOffsets() {
    assertEquals(
        """
        struct pair {     | size=8
            int first;    | off=0 size=4
            int bits : 3; | off=4 bit=3 size=4
        };""",
        TypeAnswer.of(PAIR));
  }

  @Test
  void anEnumHasItsValuesByItsSign() {
    assertEquals(
        "enum e { | size=8\n    LEAST = -1,\n};",
        TypeAnswer.of(new EnumType("e", 8, true, List.of(new Enumerator("LEAST", -1)))));
    assertEquals(
        "enum { | size=8\n    MOST = 18446744073709551615,\n};",
        TypeAnswer.of(new EnumType("", 8, false, List.of(new Enumerator("MOST", -1)))));
  }

  @Test
  void aTypedefOfAStructWithoutTagIsSpelledOutInPlace() {
    StructType untagged = struct("", new Member("counter", INT, 0, 0));
    assertEquals(
        """
        typedef struct {         | size=8
            int counter;         | off=0 size=4
        } *counter_t;""",
        TypeAnswer.of(new TypedefType("counter_t", new PointerType(untagged, 8))));
  }

  @Test
  void aChainOfTypedefsIsFollowedToItsEnd() {
    TypedefType inner = new TypedefType("pair_t", PAIR);
    String text = TypeAnswer.of(new TypedefType("outer_t", new QualifiedType("const", inner)));
    assertEquals(
        "typedef const pair_t outer_t;\n\ntypedef struct pair pair_t;\n\n" + TypeAnswer.of(PAIR),
        text);
    TypedefType word = new TypedefType("__u32", INT);
    assertEquals(
        "typedef __u32 u32;\n\ntypedef int __u32;", TypeAnswer.of(new TypedefType("u32", word)));
  }

  @Test
  void pointersAndArraysShowWhatTheyAreMadeOf() {
    assertEquals(TypeAnswer.of(PAIR), TypeAnswer.of(new PointerType(new ArrayType(PAIR, 3), 8)));
  }

  @Test
  void theRestIsOneLine() {
    assertEquals("int;  // 4 bytes, signed", TypeAnswer.of(INT));
    assertEquals(
        "struct gone;  // only declared: nothing in this kernel defines it",
        TypeAnswer.of(new ForwardType(TypeKind.STRUCT, "gone")));
    FunctionType function = new FunctionType(new VoidType(), List.of(INT), false);
    assertEquals(
        "typedef void (*handler_t)(int);",
        TypeAnswer.of(new TypedefType("handler_t", new PointerType(function, 8))));
  }

  @Test
  void aMembersPlaceIsInBytesAndBits() {
    assertEquals("int first; offset 0, size 4", MemberText.of(PAIR.members().get(0)));
    assertEquals("int bits : 3; offset 4, bit 3, size 4", MemberText.of(PAIR.members().get(1)));
  }

  @Test
  void aPathsEndIsDeclaredAndPlacedBehindItsLastPointer() {
    StructType outer =
        struct(
            "outer",
            new Member("to", new PointerType(PAIR, 8), 64, 0),
            new Member("all", new ArrayType(PAIR, 2), 128, 0));
    MemberPlace bits = MemberPlace.of("outer", outer, ".to->bits");
    assertEquals("int bits : 3;", bits.declaration());
    assertEquals(4, bits.offset());
    assertEquals(".to", bits.pointer());
    assertEquals(PAIR, bits.owner());
    MemberPlace element = MemberPlace.of("outer", outer, ".all[1]");
    assertEquals("struct pair;", element.declaration());
    assertEquals(24, element.offset());
    assertEquals(null, element.owner(), "an element is no field");
    assertEquals(PAIR, MemberPlace.of("outer", outer, ".all[1].first").owner());
    assertEquals(outer, MemberPlace.of("outer", outer, "all").owner());
  }

  private static StructType struct(String tag, Member... members) {
    return new StructType(TypeKind.STRUCT, tag, 8, () -> List.of(members));
  }
}
