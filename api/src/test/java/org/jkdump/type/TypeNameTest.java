// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
  private final Types types = new FakeTypes().types();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | int | 4",
        "signed | int | 4",
        "signed int | int | 4",
        "unsigned | unsigned int | 4",
        "unsigned int | unsigned int | 4",
        "short | short int | 2",
        "unsigned short | short unsigned int | 2",
        "short unsigned int | short unsigned int | 2",
        "long | long int | 8",
        "unsigned long | long unsigned int | 8",
        "long unsigned int | long unsigned int | 8",
        "unsigned long int | long unsigned int | 8",
        "long long | long long int | 8",
        "unsigned long long | long long unsigned int | 8",
        "long long unsigned | long long unsigned int | 8",
        "char | char | 1",
        "unsigned char | unsigned char | 1",
        "signed char | signed char | 1",
        "bool | _Bool | 1",
        "double | double | 8",
        "void | void | 0",
        "const volatile int | const volatile int | 4",
        "int const | const int | 4",
        "u8 | u8 | 1",
        "point_t | point_t | 8",
        "struct point | struct point | 8",
        "  struct   point  | struct point | 8",
        "point | struct point | 8",
        "both | union both | 8",
        "enum color | enum color | 4",
        "color | enum color | 4",
        "struct point * | struct point * | 8",
        "struct point* | struct point * | 8",
        "const struct point * const | const struct point *const | 8",
        "struct point ** | struct point ** | 8",
        "void * | void * | 8",
        "char [16] | char [16] | 16",
        "char[16] | char [16] | 16",
        "char [0x10] | char [16] | 16",
        "int [2][3] | int [2][3] | 24",
        "int [] | int [] | 0",
        "struct point *[4] | struct point *[4] | 32",
        "int (*)[3] | int (*)[3] | 8",
        "int (*[2])[3] | int (*[2])[3] | 16",
        "int (*)(void) | int (*)(void) | 8",
        "void (*[4])(void) | void (*[4])(void) | 32",
        "int (void) | int (void) | 0",
        "void (*)(int) | void (*)(int) | 8",
        "int (*)(const char *, ...) | int (*)(const char *, ...) | 8",
        "int (*)(struct point *, unsigned long) | int (*)(struct point *, long unsigned int) | 8",
        "int (*(*)(void))[3] | int (*(*)(void))[3] | 8",
        "int (*(*)(void))(int) | int (*(*)(void))(int) | 8",
        "void (*(*)(int, void (*)(int)))(int) | void (*(*)(int, void (*)(int)))(int) | 8",
        "int (*(*[4])(int *))[2][3] | int (*(*[4])(int *))[2][3] | 32",
        "char *(*)(void) | char *(*)(void) | 8",
        "int *restrict | int *restrict | 8",
        "int *__restrict | int *restrict | 8",
        "int (*)(int a, int b) | int (*)(int, int) | 8",
        "int [0] | int [0] | 0",
        "int (*)() | int (*)(void) | 8",
        "__int128 | __int128 | 16",
        "struct point __private * | struct point * | 8",
        "__bitwise int __attribute__((aligned(8))) * | int * | 8",
        "char [16UL] /* bytes */ | char [16] | 16",
        "int (__user *)[3] | int (*)[3] | 8",
        "int __user (*)[3] | int (*)[3] | 8",
      })
  void isUnderstood(String name, String text, long size) {
    CType type = types.get(name);
    assertEquals(text, type.text());
    assertEquals(size, type.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct nowhere",
        "nowhere",
        "union point",
        "",
        "*",
        "char [FOO]",
        "char [99999999999999999999]",
        "int (*",
        "struct",
        "struct {...}",
        "int (*)(struct nowhere *)",
        "struct point#2",
        "struct point#0",
        "point:0->struct",
        "point->struct"
      })
  void isAbsent(String name) {
    assertTrue(types.find(name).isEmpty(), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "int (*        | ')' is expected here, not the end    | 6",
        "int (*)(int   | ')' is expected here, not the end    | 11",
        "struct        | a tag is expected here, not the end  | 6",
        "*             | a type is expected here, not '*'     | 0",
        "char [FOO]    | a number is expected here, not 'FOO' | 6",
        "char [-1]     | a number is expected here, not '-'   | 6",
        "int x         | the type should end here             | 4",
        "int ]         | the type should end here             | 4",
        "int; rm -r    | the type should end here             | 3",
        "struct {int   | this '{' is never closed             | 7",
        "int /* x      | this comment has no end              | 4",
        "char [99999999999999999999] | a number is expected here, not '99999999999999999999' | 6"
      })
  void errorsPointAtTheCharacter(String name, String why, int at) {
    TypeSyntaxException e = assertThrows(TypeSyntaxException.class, () -> types.get(name));
    assertEquals(why + "\n  " + name + "\n  " + " ".repeat(at) + "^", e.getMessage());
    assertEquals(at, e.at());
    assertTrue(types.find(name).isEmpty());
  }

  @Test
  void endlessParenthesesAreAnErrorNotAnExhaustedStack() {
    String deep = "int " + "(*".repeat(100_000) + ")".repeat(100_000);
    assertThrows(TypeSyntaxException.class, () -> types.get(deep));
    String parameters = "int (".repeat(100_000);
    assertThrows(TypeSyntaxException.class, () -> types.get(parameters));
  }

  @Test
  void anEnormousArrayHasATextButNoSize() {
    CType array = types.get("struct point [999999999999999999][999999999]");
    assertEquals("struct point [999999999999999999][999999999]", array.text());
    TargetException e = assertThrows(TargetException.class, array::size);
    assertTrue(e.getMessage().contains("larger than any memory"), e.getMessage());
  }

  @Test
  void anUnknownTypeSuggestsANeighbour() {
    NoSuchTypeException e = assertThrows(NoSuchTypeException.class, () -> types.get("poimt"));
    assertEquals("no type 'poimt' in this kernel; did you mean 'point'?", e.getMessage());
    assertEquals("poimt", e.type());
  }

  @Test
  void anUnknownStructSuggestsANeighbourToo() {
    NoSuchTypeException e =
        assertThrows(NoSuchTypeException.class, () -> types.getStruct("struct poimt"));
    assertTrue(e.getMessage().endsWith("did you mean 'point'?"), e.getMessage());
  }

  @Test
  void structsAreFoundThroughTypedefs() {
    assertEquals("struct point", types.getStruct("point_t").text());
    assertTrue(types.struct("u8").isEmpty());
  }

  @Test
  void aNameThatIsLookedForWhileTypesChangeIsLookedForAgain() {
    FakeTypes source = new FakeTypes();
    Types changing = source.types();
    source.asked = changing::refresh;
    assertTrue(changing.find("struct late").isEmpty());
    source.asked = () -> {};
    source.struct("late", 8);
    assertTrue(changing.find("struct late").isPresent());
  }
}
