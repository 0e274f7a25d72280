// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfTypes;
import org.jkdump.type.CType;
import org.jkdump.type.NoSuchTypeException;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts with the numbers that GCC gives on x86-64. */
class SULayoutTest {
  private final Types types = types();

  private static Types types() {
    BtfBuilder btf = new BtfBuilder();
    btf.integer("char", 1, BtfBuilder.SIGNED);
    btf.integer("short int", 2, BtfBuilder.SIGNED);
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.integer("unsigned int", 4, 0);
    int wide = btf.integer("long unsigned int", 8, 0);
    btf.integer("__int128", 16, BtfBuilder.SIGNED);
    btf.typedef("u8", btf.integer("unsigned char", 1, 0));
    btf.typedef("u64", wide);
    btf.struct("pair", 8, member("a", integer, 0), member("b", integer, 32));
    btf.struct("packed", 5, member("a", 1, 0), member("b", integer, 8));
    return new Types(List.of(new BtfTypes(btf.bytes(), 8)), 8);
  }

  private static BtfBuilder.Member member(String name, int type, int bits) {
    return new BtfBuilder.Member(name, type, bits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "char a; int b; char c; u64 d!24: a@0 b@32 c@64 d@128",
        "char a[3]; short b[2]; void *p!16: a@0 b@32 p@64",
        "struct pair a; char b; struct pair *c!24: a@0 b@64 c@128",
        "char a; struct packed b; int c!12: a@0 b@8 c@64",
        "int a:3, b:5; unsigned c:30; u8 d:2!8: a@0 b@3 c@32 d@62",
        "unsigned a:3; unsigned :0; unsigned b:3; char c!8: a@0 b@32 c@40",
        "char a; int b:20!4: a@0 b@8",
        "char a; int b:25!8: a@0 b@32",
        "u64 a:40, b:40!16: a@0 b@64",
        "char a; __int128 b!32: a@0 b@128",
        "char a; int b __attribute__((aligned(16))); char c!32: a@0 b@128 c@160",
        "char a; int __aligned(16) b; char c!32: a@0 b@128 c@160",
        "int a; char flex[]!4: a@0 flex@32",
        "void (*f)(int); int (*t[2])(void); struct unknown *u!32: f@0 t@64 u@192"
      })
  void membersLieWhereACompilerPutsThem(String body, String expected) {
    assertEquals(expected, text(SUDef.parse("struct x {" + body + ";};").layout(types)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "union x { char a; u64 b; char c[9]; };!16: a@0 b@0 c@0",
        "struct x { char a; int b; short c; } __attribute__((packed));!7: a@0 b@8 c@40",
        "struct __packed x { char a; int b:9; int c:23; };!5: a@0 b@8 c@17",
        "struct x { int a; } __aligned(64);!64: a@0",
        "struct x { int a; struct { char b; u64 c; }; union { int d; char e; } f[2]; };"
            + "!32: a@0 b@64 c@128 f@192"
      })
  void unionsAttributesAndNestedOnes(String text, String expected) {
    assertEquals(expected, text(SUDef.parse(text).layout(types)));
  }

  @Test
  void aStructMayPointToItself() {
    StructType node =
        SUDef.parse("struct node { struct node *next, **all; int value; };").layout(types);
    CType next = node.field("next").orElseThrow().type();
    assertSame(node, ((PointerType) next).target());
    assertEquals(4, node.path("next.all[0]->value").size());
  }

  @Test
  void aTypeThatTheKernelDoesNotHave() {
    SUDef def = SUDef.parse("struct x { struct pairs a; };");
    NoSuchTypeException e = assertThrows(NoSuchTypeException.class, () -> def.layout(types));
    assertEquals("no type 'struct pairs' in this kernel; did you mean 'pair'?", e.getMessage());
  }

  private static String text(StructType type) {
    return type.size()
        + ": "
        + type.fields().values().stream()
            .map(m -> m.name() + "@" + m.bitOffset())
            .collect(Collectors.joining(" "));
  }
}
