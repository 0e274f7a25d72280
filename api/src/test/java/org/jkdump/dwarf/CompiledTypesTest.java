// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.IntType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DwarfTypes} of small C files that GCC compiles. */
class CompiledTypesTest {
  private static final String ONE =
      """
      typedef unsigned char u8;
      typedef struct { int counter; } atomic_t;
      typedef int matrix_t[2][3];
      struct list_head { struct list_head *next, *prev; };
      struct nest {
        int before;
        union { long level1; struct { int low; unsigned int a : 3; unsigned int b : 13; }; };
        struct list_head link;
        struct { int x; int y; } points[1];
        struct {} nothing;
        struct { int deep; } *hidden;
      } nest;
      struct hidden;
      struct node {
        struct node *self;
        struct list_head *other;
        struct hidden *never;
        void (*run)(struct list_head *, int, ...);
      } node;
      struct flex { int count; unsigned int bit : 5; struct { long inner; }; int items[]; };
      struct flex *flex;
      struct tails { int none[0]; int open[]; };
      struct tails *tails;
      enum state { BROKEN = -2, NONE, IDLE, BUSY = 10 } state;
      enum wide { TOP = 0xffffffffffffffffUL } wide;
      enum { LONELY = 5 } lonely;
      struct holder { int first; unsigned pad : 2; enum { X = 7, Y } untagged : 5; } holder;
      struct bits { char c; long long l : 40; unsigned m : 7; _Bool on : 1; signed s : 3; } bits;
      struct __attribute__((packed)) tight { char c; unsigned wide : 30; int i; } tight;
      struct arrays { int three[2][3][4]; matrix_t matrix; const volatile char text[2][7]; } arrays;
      struct pair { int left, right; };
      static struct { int left; int right; } pairs[2];
      struct twin { int in_one; } twin_one;
      static struct twin *twin = &twin_one;
      u8 byte;
      atomic_t count;
      __int128 large;
      _Bool yes;
      double real;
      long plain;
      _Atomic int atomic;
      int (*(*calls[3])(const char *, ...))[4];
      extern int declared[];
      int answer(const struct pair *p, unsigned n) { return p->left + n + pairs[0].left + !twin; }
      int use(void) { return declared[0] + answer(0, (unsigned long) &twin); }
      int local(void) {
        struct pair { char only; } pair = {1};
        struct within { int x; } within = {2};
        typedef long u8;
        static struct within kept;
        return pair.only + within.x + (u8) kept.x;
      }
      """;
  private static final String TWO =
      """

      typedef struct { int counter; } atomic_t;

      struct list_head { struct list_head *next, *prev; };
      struct twin { long in_two; struct twin *other; struct list_head list; } twin_two;
      static struct twin *twin = &twin_two;
      atomic_t second;
      long other(void) { return twin->in_two + second.counter; }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-2 -gstrict-dwarf",
        "-gdwarf-3",
        "-gdwarf-4",
        "-gdwarf-5",
        "-gdwarf-5 -gdwarf64",
        "-gdwarf-4 -gz=zlib",
        "-gdwarf-3 -r",
        "-gdwarf-5 -r"
      })
  void everyKindOfType(String flags) throws Exception {
    Path file = compile(flags);
    try (DwarfTypes dwarf = open(file, flags)) {
      Types types = new Types(List.of(dwarf), 8);
      structs(types);
      bitFields(types);
      names(types);
      enums(types, flags);
      arrays(types);
      plain(types);
      variables(dwarf);
      ofFunctions(dwarf, types);
      twins(dwarf, types);
    }
  }

  private static void structs(Types types) {
    StructType nest = types.getStruct("struct nest");
    assertEquals(48, nest.size());
    assertEquals(24, nest.path("link.prev").offset());
    assertEquals(36, nest.path("points[0].y").offset());
    StructType node = types.getStruct("struct node");
    assertSame(node, ((PointerType) node.members().get(0).type()).target());
    assertSame(types.getStruct("list_head"), ((PointerType) node.members().get(1).type()).target());
    assertEquals("struct hidden *never", node.members().get(2).text());
    assertTrue(types.find("struct hidden").isEmpty() && types.find("struct nowhere").isEmpty());
    assertEquals("void (*run)(struct list_head *, int, ...)", node.members().get(3).text());
    StructType flex = types.getStruct("struct flex");
    assertEquals("int items[]", flex.field("items").orElseThrow().text());
    assertEquals(8, flex.path("inner").offset());
    StructType tails = types.getStruct("struct tails");
    assertEquals("int open[]", tails.members().get(1).text());
  }

  private static void bitFields(Types types) {
    StructType nest = types.getStruct("struct nest");
    assertEquals(12 * 8, nest.field("a").orElseThrow().bitOffset());
    assertEquals(12 * 8 + 3, nest.field("b").orElseThrow().bitOffset());
    assertEquals(13, nest.field("b").orElseThrow().bitSize());
    assertEquals(32, types.getStruct("flex").field("bit").orElseThrow().bitOffset());
    assertEquals(List.of("0:0", "8:40", "48:7", "55:1", "56:3"), places(types, "bits"));
    assertEquals(List.of("0:0", "8:30", "40:0"), places(types, "tight"));
  }

  private static List<String> places(Types types, String struct) {
    List<Member> members = types.getStruct(struct).members();
    return members.stream().map(m -> m.bitOffset() + ":" + m.bitSize()).toList();
  }

  private static void names(Types types) {
    StructType nest = types.getStruct("struct nest");
    StructType union = assertInstanceOf(StructType.class, nest.members().get(1).type());
    assertEquals("nest:8->union", union.name());
    assertEquals("nest:8->union:0->struct", ((StructType) union.members().get(1).type()).name());
    StructType inner = types.getStruct("nest:8->union:0->struct");
    assertEquals("low", inner.members().get(0).name());
    assertEquals("y", types.getStruct("nest:32/points->struct").members().get(1).name());
    StructType hidden =
        (StructType) ((PointerType) nest.field("hidden").orElseThrow().type()).target();
    assertEquals("nest:40/hidden->struct", hidden.name());
    assertEquals("atomic_t->struct", types.struct("atomic_t").orElseThrow().name());
  }

  private static void enums(Types types, String flags) {
    EnumType state = (EnumType) types.get("enum state");
    assertTrue(state.signed());
    assertEquals(OptionalLong.of(-1), state.valueOf("NONE"));
    EnumType wide = (EnumType) types.get("enum wide");
    assertEquals(8, wide.size());
    assertEquals(OptionalLong.of(-1), wide.valueOf("TOP"));
    assertEquals(OptionalLong.of(5), types.enumerator("LONELY"));
    assertEquals(OptionalLong.empty(), types.enumerator("MISSING"));
    Member untagged = types.getStruct("holder").members().get(2);
    assertEquals(34, untagged.bitOffset(), flags);
    EnumType holders = (EnumType) untagged.type();
    assertEquals(OptionalLong.of(8), holders.valueOf("Y"));
    assertEquals("holder:4/untagged->enum", holders.name());
  }

  private static void arrays(Types types) {
    StructType arrays = types.getStruct("arrays");
    assertEquals("int three[2][3][4]", arrays.members().get(0).text());
    assertEquals("matrix_t matrix", arrays.members().get(1).text());
    assertEquals("const volatile char text[2][7]", arrays.members().get(2).text());
    assertEquals("int [2][3]", types.get("matrix_t").bare().text());
  }

  private static void plain(Types types) {
    TypedefType u8 = assertInstanceOf(TypedefType.class, types.get("u8"));
    assertEquals(new IntType("unsigned char", 1, false), u8.bare());
    assertEquals(new IntType("char", 1, true), types.get("char"));
    assertEquals("long int", types.get("long").text());
    assertEquals(16, types.get("__int128").size());
    assertEquals(8, types.get("double").size());
    assertTrue(types.find("count").isEmpty(), "a variable is no type");
  }

  private static void variables(DwarfTypes dwarf) {
    assertEquals("atomic_t", variable(dwarf, "count"));
    assertEquals("int (*(*[3])(const char *, ...))[4]", variable(dwarf, "calls"));
    assertEquals("int []", variable(dwarf, "declared"));
    assertEquals("int (const struct pair *, unsigned int)", variable(dwarf, "answer"));
    assertEquals("_Bool", variable(dwarf, "yes"));
    assertTrue(dwarf.variable("system(1)").isEmpty());
    ArrayType pairs = assertInstanceOf(ArrayType.class, dwarf.variable("pairs").orElseThrow());
    assertEquals(16, pairs.size());
    assertEquals(List.of("left", "right"), List.copyOf(fields(pairs.element())));
  }

  private static void ofFunctions(DwarfTypes dwarf, Types types) {
    assertEquals(Set.of("left", "right"), fields(types.getStruct("struct pair")));
    assertEquals(1, dwarf.all(TypeKind.STRUCT, "pair").size());
    assertTrue(types.find("struct within").isEmpty(), "a type of a function");
    assertTrue(dwarf.variable("kept").isEmpty(), "a variable of a function");
    assertEquals(1, types.get("u8").size());
  }

  private static String variable(DwarfTypes dwarf, String name) {
    return dwarf.variable(name).map(CType::text).orElse("absent");
  }

  private static Set<String> fields(CType struct) {
    return ((StructType) struct.bare()).fields().keySet();
  }

  private static void twins(DwarfTypes dwarf, Types types) {
    List<CType> both = dwarf.all(TypeKind.STRUCT, "twin");
    assertEquals(2, both.size());
    assertSame(both.get(0), dwarf.variable("twin_one").orElseThrow());
    assertSame(both.get(1), dwarf.variable("twin_two").orElseThrow());
    assertSame(both.get(1), types.get("struct twin#2"));
    assertEquals("twin#2", ((StructType) both.get(1)).name());
    List<Variable> pointers = dwarf.index().variables("twin");
    assertEquals(2, pointers.size());
    assertSame(both.get(0), ((PointerType) dwarf.type(pointers.get(0))).target());
    assertSame(both.get(1), ((PointerType) dwarf.type(pointers.get(1))).target());
    StructType second = (StructType) both.get(1);
    assertSame(second, ((PointerType) second.members().get(1).type()).target());
    assertSame(types.getStruct("list_head"), second.members().get(2).type(), "the other copy");
    assertSame(
        dwarf.variable("count").orElseThrow().bare(),
        dwarf.variable("second").orElseThrow().bare());
  }

  @Test
  void theSameBodyFromAnotherSourceIsPreferred() throws Exception {
    Path file = compile("-gdwarf-5");
    DwarfIndex index = DwarfIndex.read(file);
    try (DwarfTypes first = open(file, "");
        DwarfTypes second = new DwarfTypes(file, index, first::all, "again")) {
      assertSame(first.variable("nest").orElseThrow(), second.variable("nest").orElseThrow());
      assertSame(
          first.variable("twin_two").orElseThrow(), second.variable("twin_two").orElseThrow());
      assertSame(
          first.variable("count").orElseThrow().bare(),
          second.variable("count").orElseThrow().bare());
    }
    try (DwarfTypes first = open(file, "");
        DwarfTypes second =
            new DwarfTypes(file, index, (kind, tag) -> first.all(kind, "list_head"), "again")) {
      assertNotSame(first.variable("nest").orElseThrow(), second.variable("nest").orElseThrow());
      assertTrue(fields(second.variable("nest").orElseThrow()).contains("level1"));
    }
  }

  @Test
  void anIndexIsReadBackAsItWasKept() throws Exception {
    Path file = compile("-gdwarf-5");
    DwarfIndex index = DwarfIndex.read(file);
    DwarfIndex back = IndexBytes.index(IndexBytes.of(index));
    assertEquals(index.variables(), back.variables());
    assertEquals(index.declared(), back.declared());
    assertEquals(index.dimensions(), back.dimensions());
    for (Named kind : Named.values()) {
      assertEquals(List.of(index.table(kind).names()), List.of(back.table(kind).names()));
      for (String name : index.table(kind).names()) {
        assertEquals(
            List.of(index.table(kind).find(name)[0]), List.of(back.table(kind).find(name)[0]));
      }
    }
    byte[] bytes = IndexBytes.of(index);
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> IndexBytes.index(cut));
    }
  }

  private static DwarfTypes open(Path file, String flags) {
    boolean object = flags.endsWith("-r");
    DwarfIndex index = object ? DwarfIndex.ofModule(file) : DwarfIndex.read(file);
    return new DwarfTypes(file, index, (kind, name) -> List.of(), "the test");
  }

  private Path compile(String flags) throws Exception {
    return compile(directory, flags);
  }

  /** Compiles both files into one program, or into one object with {@code -r}. */
  static Path compile(Path directory, String flags) throws Exception {
    Path one = Files.writeString(directory.resolve("one.c"), ONE);
    Path two = Files.writeString(directory.resolve("two.c"), TWO);
    List<String> command = new ArrayList<>(List.of("gcc", "-w", "-std=gnu11", "-fno-common"));
    command.addAll(List.of(flags.split(" ")));
    command.addAll(
        List.of("-nostdlib", "-no-pie", "-fno-pie", "-Wl,--unresolved-symbols=ignore-all"));
    Path program = directory.resolve("program");
    command.addAll(List.of("-Wl,-e,0", one + "", two + "", "-o", program + ""));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
    return program;
  }
}
