// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.cdecl.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberPathTest {
  private final StructType inner =
      struct("inner", 16, new Member("a", FakeTypes.INT, 0, 0), new Member("b", INT4, 32, 0));
  private static final CType INT4 = new ArrayType(FakeTypes.INT, 3);
  private final StructType outer =
      struct(
          "outer",
          128,
          new Member("first", FakeTypes.LONG, 0, 0),
          new Member("in", inner, 64, 0),
          new Member("many", new ArrayType(inner, 4), 192, 0),
          new Member("to", new PointerType(inner, 8), 704, 0),
          new Member("", anonymous(), 768, 0),
          new Member("bit", FakeTypes.INT, 837, 3));

  private static StructType struct(String tag, long size, Member... members) {
    return new StructType(TypeKind.STRUCT, tag, size, () -> List.of(members));
  }

  private static StructType anonymous() {
    StructType deeper = struct("", 4, new Member("deep", FakeTypes.INT, 0, 0));
    return new StructType(
        TypeKind.UNION,
        "",
        8,
        () -> List.of(new Member("shallow", FakeTypes.LONG, 0, 0), new Member("", deeper, 32, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "first, 0, 8",
    "in, 8, 16",
    "in.a, 8, 4",
    "in.b, 12, 12",
    "in.b[2], 20, 4",
    "in->b[0x1], 16, 4",
    "many[3].b[1], 80, 4",
    "to, 88, 8",
    "shallow, 96, 8",
    "deep, 100, 4"
  })
  void directPaths(String path, long offset, long size) {
    MemberPath found = outer.path(path);
    assertTrue(found.isDirect());
    assertEquals(offset, found.offset());
    assertEquals(size, found.size());
  }

  @ParameterizedTest
  @CsvSource({"to->a, 0", "to.b[2], 12", "to[2].a, 32", ".to->b, 4"})
  void pathsThroughAPointer(String path, long last) {
    MemberPath found = outer.path(path);
    assertFalse(found.isDirect());
    assertArrayEquals(new long[] {88, last}, found.offsets());
    assertEquals("to", found.names()[0].replaceFirst("^\\.", ""));
  }

  @Test
  void bitFieldsKeepTheirFirstBit() {
    MemberPath bit = outer.path("bit");
    assertEquals(104, bit.offset());
    assertEquals(5, bit.bitOffset());
    assertEquals(3, bit.bitSize());
    assertEquals(0, outer.path("first").bitSize());
  }

  @Test
  void aPathIsResolvedOnce() {
    assertTrue(outer.path("in.a") == outer.path("in.a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "firts | struct outer has no member 'firts'; did you mean 'first'?",
        "in.zzzzz | struct inner has no member 'zzzzz'",
        "to->q | struct inner has no member 'q'; did you mean 'a', 'b'?",
        "deeep | struct outer has no member 'deeep'; did you mean 'deep'?"
      })
  void unknownMembers(String path, String message) {
    NoSuchMemberException e = assertThrows(NoSuchMemberException.class, () -> outer.path(path));
    assertEquals(message, e.getMessage());
  }

  @Test
  void theKernelIsNamedWhereItIsKnown() {
    NoSuchMemberException e =
        assertThrows(NoSuchMemberException.class, () -> outer.path("firts")).in("5.10.0");
    assertEquals(
        "struct outer has no member 'firts' in kernel 5.10.0; did you mean 'first'?",
        e.getMessage());
    assertEquals("firts", e.member());
    assertEquals("5.10.0", e.release());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''          | an empty path                        | 0",
        "in..a       | a member's name is expected here     | 3",
        "in.         | a member's name is expected here     | 3",
        "in!a        | '.', '->' or '[' is expected here    | 2",
        "many[x]     | a number is expected here            | 5",
        "many[]      | a number is expected here            | 5",
        "in.b[4]     | 'int [3]' has no element 4: its length is 3 | 5",
        "many[-1].a  | 'struct inner [4]' has no element -1: its length is 4 | 5",
        "in.1        | a member's name is expected here     | 3",
        "many[1      | a ']' is missing                     | 4",
        "first.a     | 'long int' is no struct              | 6",
        "first[2]    | 'long int' has no elements           | 5",
        "many.a      | 'struct inner [4]' is no struct      | 5"
      })
  void errorsPointAtTheCharacter(String path, String why, int at) {
    PathException e = assertThrows(PathException.class, () -> outer.path(path));
    assertEquals(why + "\n  " + path + "\n  " + " ".repeat(at) + "^", e.getMessage());
  }

  @Test
  void blanksMayStandAnywhere() {
    assertEquals(80, outer.path(" many [ 3 ] . b[1] ").offset());
  }

  @Test
  void anIndexBeyondAllBoundsIsAnError() {
    assertThrows(PathException.class, () -> outer.path("many[9223372036854775807]"));
    assertThrows(PathException.class, () -> outer.path("to[4611686018427387904].a"));
  }
}
