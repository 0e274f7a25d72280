// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "const volatile int | int | 4",
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
        "const struct point * const | struct point * | 8",
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
        "int (*(*)(void))(int)"
      })
  void isAbsent(String name) {
    assertTrue(types.find(name).isEmpty(), name);
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
}
