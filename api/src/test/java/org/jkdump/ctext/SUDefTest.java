// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.cdecl.CTextException;
import org.jkdump.cdecl.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SUDefTest {
  private static String members(SUDef def) {
    return def.fields().stream()
        .map(f -> f.type() + " " + f.name() + (f.isBitField() ? ":" + f.bits() : ""))
        .collect(Collectors.joining("; "));
  }

  private static String members(String body) {
    return members(SUDef.parse("struct x {" + body + "};"));
  }

  @Test
  void aBlockOfAHeader() {
    // Kernel: include/linux/fs.h, the members common to 5.10 and 6.12.
    SUDef def =
        SUDef.parse(
            """
            struct fown_struct {
            \trwlock_t lock;          /* protects pid, uid, euid fields */
            \tstruct pid *pid;\t/* pid or -pgrp where SIGIO should be sent */
            \tenum pid_type pid_type;\t/* Kind of process group SIGIO should be sent to */
            \tkuid_t uid, euid;\t/* uid/euid of process setting the owner */
            \tint signum;\t\t/* posix.1b rt signal to be delivered on IO */
            };
            """);
    assertEquals("struct fown_struct", def.name());
    assertEquals(TypeKind.STRUCT, def.kind());
    assertEquals(
        "rwlock_t lock; struct pid * pid; enum pid_type pid_type; kuid_t uid; kuid_t euid;"
            + " int signum",
        members(def));
    assertEquals(
        "struct fown_struct { rwlock_t lock; struct pid *pid; enum pid_type pid_type; kuid_t uid;"
            + " kuid_t euid; int signum; }",
        def.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "int a;!int a",
        "unsigned long int a, *b, c[2];!unsigned long int a; unsigned long int * b; unsigned long int [2] c",
        "char name[(1 << 4)], m[2][0x3], flex[];!char [16] name; char [2][3] m; char [] flex",
        "const char *a; char *const b; volatile int c;!const char * a; char *const b; volatile int c",
        "const struct x * const *a;!const struct x *const * a",
        "int a:3, b : 5; unsigned :0;!int a:3; int b:5; unsigned :0",
        "void (*f)(void);!void (*)(void) f",
        "int (*f)(struct inode *, const char *name, int [2], ...);!int (*)(struct inode *, const char *, int [2], ...) f",
        "void (*(*f)(int a))(char);!void (*(*)(int))(char) f",
        "int (*table[4])(void), (*rows)[3], (plain);!int (*[4])(void) table; int (*)[3] rows; int plain",
        "struct task_struct __rcu *a; char __user * b; __u32 c; __be16 d;!struct task_struct * a; char * b; __u32 c; __be16 d",
        "unsigned int __state; int ____cacheline_aligned a; int b ____cacheline_aligned_in_smp;!unsigned int __state; int a; int b",
        "int a __attribute__((aligned(8), unused)); u8 b[2] __counted_by(a);!int a; u8 [2] b",
        "DECLARE_BITMAP(map, 65); int a;!unsigned long [2] map; int a",
        "enum color c; enum { RED, BLUE = 4 } d; enum { ONE };!enum color c; enum {...} d",
        "struct forward; int a;;!int a",
        "randomized_struct_fields_start int a; randomized_struct_fields_end!int a",
        "char __user (*rows)[3];!char (*)[3] rows",
        "int *restrict a, b[0];!int *restrict a; int [0] b",
        "union { int a; char b; } u[2], *p;!union {...} [2] u; union {...} * p"
      })
  void declarations(String body, String expected) {
    assertEquals(expected, members(body));
  }

  @Test
  void anonymousStructsNestAsCDoes() {
    SUDef def =
        SUDef.parse(
            """
            struct page {
              unsigned long flags;
              union {
                struct { /* page cache */
                  struct list_head lru;
                  union { pgoff_t index; unsigned long share; };
                };
                struct { unsigned int order:8, head:1; } compound;
              };
            #ifdef CONFIG_MEMCG
              unsigned long memcg_data;
            #endif
            } __attribute__((__packed__, __aligned__(16)));
            """);
    SUField anonymous = def.fields().get(1);
    assertEquals("", anonymous.name());
    assertEquals(TypeKind.UNION, anonymous.nested().kind());
    assertEquals("struct {...} ; struct {...} compound", members(anonymous.nested()));
    assertEquals(
        "unsigned int order:8; unsigned int head:1",
        members(anonymous.nested().field("compound").orElseThrow().nested()));
    assertTrue(def.field("memcg_data").isPresent());
    assertTrue(def.packed());
    assertEquals(16, def.aligned());
  }

  @Test
  void typedefsTagsAndAttributesInFront() {
    assertEquals("struct pair_t", SUDef.parse("typedef struct { int a; } pair_t;").name());
    assertEquals("union u", SUDef.parse("typedef union u { int a; } pair_t;").name());
    SUDef packed = SUDef.parse("struct __attribute__((packed)) head { u8 a; u16 b; }");
    assertEquals("head", packed.tag());
    assertTrue(packed.packed());
    assertFalse(SUDef.parse("struct {}").packed());
    assertEquals(List.of(), SUDef.parse("struct empty { };").fields());
  }

  @Test
  void lengthsByNames() {
    CDefine known = new CDefine("#define TASK_COMM_LEN 16");
    SUDef def = SUDef.parse("struct t { char comm[TASK_COMM_LEN]; };", known);
    assertEquals("char [16]", def.fields().get(0).type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "int a;!'struct' or 'union' is expected here",
        "struct x;!'{' is expected here, not ';'",
        "struct x { int a;!this '{' is never closed",
        "struct x { int a }!';' is expected here, not '}'",
        "struct x { int 3; };!a member's name is expected here, not '3'",
        "struct x { 3; };!a type is expected here, not '3'",
        "struct x { char a[N]; };!unknown name 'N'",
        "struct x { char a[-1]; };!an array of -1 elements",
        "struct x { int a : 65; };!a bit-field of 65 bits",
        "struct x { char a[3; };!']' is expected here, not ';'",
        "struct x { void (*f)(int; };!')' is expected here, not ';'",
        "struct x { struct_group(g, int a;); };!a macro that isn't known: write what it stands for",
        "struct x { int a; }; struct y { int b; };!the end of the definition is expected here",
        "struct x { int a __attribute__((packed; };!this '(' is never closed"
      })
  void whatIsNoStructSaysWhy(String text, String why) {
    CTextException e = assertThrows(CTextException.class, () -> SUDef.parse(text));
    assertTrue(e.getMessage().contains("line 1: " + why), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "struct {!}!200 levels",
        "int *!!32 stars",
        "int a[1]!!32 stars",
        "int (!)!200 levels",
        "void (*f)(int (!)!200 levels"
      })
  void whatIsNestedTooDeepIsAnErrorNotTheEndOfTheStack(String open, String close, String why) {
    String part = open.replaceFirst("^(int a?|void )", "");
    String first = open.substring(0, open.length() - part.length());
    String shut = close == null ? "" : close;
    String text = "struct x {" + first + part.repeat(10_000) + shut.repeat(10_000) + ";};";
    CTextException e = assertThrows(CTextException.class, () -> SUDef.parse(text));
    assertTrue(e.getMessage().contains("more than " + why), e.getMessage());
  }
}
