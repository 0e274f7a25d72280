// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.jkdump.generated.Array;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.Pointer;
import org.jkdump.generated.StructField;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("the test module's structs as generated classes, against its known values")
class ModuleClassesTest {
  // Names that Java forbids (language specification, java.lang.Object), and the methods of Value.
  private static final List<String> FORBIDDEN =
      List.of(
          ("abstract assert boolean byte catch class extends final finally implements import"
                  + " instanceof interface native new null package private protected public strictfp"
                  + " super synchronized this throw throws transient try _ clone finalize getClass"
                  + " hashCode notify notifyAll toString wait addr_ type_ num_")
              .split(" "));

  @BeforeEach
  void theModuleHasBtf() {
    boolean known = Dump.kernel().symbols().address("btf_modules").isPresent();
    assumeTrue(known, "this kernel's modules have no BTF, and so no classes");
  }

  private static Struct at(String symbol) {
    return Classes.at(symbol, sym2addr(symbol));
  }

  private static void expect(Struct struct, String... values) {
    for (String value : values) {
      String[] parts = value.split(" ", 2);
      assertEquals(parts[1], String.valueOf(Classes.call(struct, parts[0])), struct + parts[0]);
    }
  }

  @Test
  void integersAtTheirEdges() {
    Struct ints = at("jkdump_ints");
    expect(
        ints,
        "s8_min -128",
        "s8_max 127",
        "s8_neg -1",
        "u8_max 255",
        "u8_high 128",
        "s16_min -32768",
        "s16_max 32767",
        "s16_neg -1",
        "u16_max 65535",
        "s32_min -2147483648",
        "s32_max 2147483647",
        "s32_neg -1",
        "u32_max 4294967295",
        "u32_high 2147483648",
        "s64_min -9223372036854775808",
        "s64_max 9223372036854775807",
        "s64_neg -1",
        "u64_max -1",
        "u64_high -9223372036854775808",
        "c_signed -23",
        "c_unsigned 233",
        "h -12345",
        "uh 54321",
        "i -123456789",
        "ui 3123456789",
        "l -1234567890123",
        "ul -6101065172474983726",
        "ll -1",
        "ull 81985529216486895",
        "i128 -2");
    assertEquals(-23, (byte) (int) Classes.call(ints, "c_plain"));
    assertEquals("18446744073709551615", ints.big_("u64_max").toString());
    expect(
        at("jkdump_bools"),
        "yes true",
        "no false",
        "bit_yes true",
        "bit_no false",
        "bit_last true");
    expect(at("jkdump_bools"), "array {true, false, false, true, true}");
  }

  @Test
  void bitFields() {
    expect(
        at("jkdump_bits"),
        "one 1",
        "two 2",
        "cross 1445",
        "after_gap 32766",
        "neg -8",
        "minus_one -1",
        "pos 31",
        "fresh 100",
        "wide 737894400291",
        "wide_neg -8388608",
        "low 5",
        "high 30",
        "in_struct 2748",
        "in_struct_high 913153",
        "word 4294868993",
        "half_low 32769",
        "half_high -2",
        "color JKDUMP_BLUE",
        "flag true",
        "plain -5");
    expect(at("jkdump_bits_packed"), "first 17", "odd 715827882", "last -4096", "word 48879");
  }

  // Only the module's own debuginfo has the dimensions; BTF has all elements in one.
  @Test
  void arrays() {
    Struct arrays = at("jkdump_arrays");
    expect(arrays, "one {1, -2, 3, -4, 5}", "signed_bytes {-128, -1, 0, 127}");
    Array<?> three = (Array<?>) Classes.call(arrays, "three");
    List<?> all = three.stream_().toList();
    boolean shaped = three.lengths_().length == 3;
    for (int i = 0; i < 24; i++) {
      int expected = 100 * (i / 12) + 10 * (i / 4 % 3) + i % 4;
      assertEquals(expected, all.get(i));
      assertEquals(expected, shaped ? three.get_(i / 12, i / 4 % 3, i % 4) : three.get_(i));
    }
    assertTrue(shaped || Arrays.equals(new long[] {24}, three.lengths_()));
    assertEquals(
        "{true, false, false, true}",
        ((Array<?>) Classes.call(arrays, "bools"))
            .stream_()
            .toList()
            .toString()
            .replace('[', '{')
            .replace(']', '}'));
    Array<?> points = (Array<?>) Classes.call(arrays, "points");
    assertEquals(-5 + 11, Classes.call((Struct) points.get_(2), "y"));
    Array<?> pointers = (Array<?>) Classes.call(arrays, "point_pointers");
    assertTrue(((Struct) pointers.get_(1)).isNull_());
    assertEquals(-3, Classes.call((Struct) pointers.get_(0), "y"));
    Array<?> numbers = (Array<?>) Classes.call(arrays, "int_pointers");
    assertEquals(33, ((PointerValue) numbers.get_(1)).deref_().num_());
    expect(arrays, "strings {zero, , NULL, three}");
    assertTrue(Classes.call(arrays, "names").toString().startsWith("alpha"));
  }

  @Test
  void flexibleArrays() {
    Struct flex = Classes.at("jkdump_flex", readPtr(sym2addr("jkdump_flex")));
    expect(flex, "count 3");
    Array<?> items = (Array<?>) Classes.call(flex, "items");
    assertEquals(0, items.length_());
    assertEquals(11, Classes.call((Struct) items.get_(2), "x"));
    Struct tail = Classes.at("jkdump_zero_tail", readPtr(sym2addr("jkdump_zero_tail")));
    assertEquals(8, ((Array<?>) Classes.call(tail, "items")).get_(3));
    Struct big = at("jkdump_big");
    expect(big, "after 70016", "bits_low 300", "bits_high 5000000", "array {1, 2, 3}", "head big");
    assertEquals(9, Classes.call((Struct) Classes.call(big, "point"), "y"));
  }

  @Test
  void enums() throws ReflectiveOperationException {
    Struct enums = at("jkdump_enums");
    expect(
        enums,
        "negative JKDUMP_STATE_BROKEN",
        "none JKDUMP_STATE_NONE",
        "idle JKDUMP_STATE_IDLE",
        "busy JKDUMP_STATE_BUSY",
        "last JKDUMP_STATE_LAST",
        "unknown 99",
        "untagged JKDUMP_IN_STRUCT_Y",
        "high JKDUMP_BIT_HIGH",
        "wide JKDUMP_WIDE_BIG",
        "narrow JKDUMP_SMALL_LEFT",
        "array {JKDUMP_STATE_IDLE, JKDUMP_STATE_BUSY, JKDUMP_STATE_BROKEN}");
    EnumConstant unknown = (EnumConstant) Classes.call(enums, "unknown");
    assertNull(unknown.name_());
    assertEquals(99, unknown.num_());
    Class<?> state = Classes.named("jkdump_state");
    assertSame(state.getField("JKDUMP_STATE_BUSY").get(null), Classes.call(enums, "busy"));
    assertSame(state.getField("JKDUMP_STATE_BUSY_ALIAS").get(null), Classes.call(enums, "busy"));
    assertEquals(2147483648L, ((EnumConstant) Classes.call(enums, "high")).num_());
    assertEquals(1250999896491L, ((EnumConstant) Classes.call(enums, "wide")).num_());
    assertEquals(-3, ((EnumConstant) Classes.call(enums, "narrow")).num_());
  }

  @Test
  void strings() {
    expect(
        at("jkdump_strings"),
        "closed hello",
        "full full!",
        "empty ",
        "utf8 grüße €",
        "inner_nul front",
        "pointer pointed at",
        "constant in .rodata",
        "null_ NULL",
        "pointer_empty ",
        "single 120",
        "as_bytes {98, 121, 116, 101, 115, 0, 0, 0}");
    assertEquals(300, Classes.call(at("jkdump_strings"), "pointer_long").toString().length());
  }

  @Test
  void pointers() {
    Struct pointers = at("jkdump_pointers");
    assertEquals(4711, ((Pointer<?>) Classes.call(pointers, "p")).get_());
    assertEquals(4711, ((Pointer<?>) Classes.call(pointers, "qualified")).get_());
    assertEquals(4711, ((PointerValue) Classes.call(pointers, "pp")).deref_().deref_().num_());
    Struct thing = (Struct) Classes.call(pointers, "thing");
    assertEquals(1, Classes.call(thing, "id"));
    assertEquals(2, Classes.call((Struct) Classes.call(thing, "next"), "id"));
    assertEquals(thing, Classes.call(thing, "self"));
    assertEquals(thing, ((Pointer<?>) Classes.call(pointers, "thing_pp")).get_());
    assertEquals(
        "jkdump_square [jkdump_test]", ((PointerValue) Classes.call(pointers, "own")).symbol_());
    assertEquals("kfree", ((PointerValue) Classes.call(pointers, "kernel")).symbol_());
    Array<?> table = (Array<?>) Classes.call(pointers, "table");
    assertEquals("jkdump_twice [jkdump_test]", ((PointerValue) table.get_(2)).symbol_());
    assertTrue(((PointerValue) table.get_(1)).isNull_());
    expect(pointers, "null_ 0x0", "error 0xffffffffffffffea", "unmapped 0xffffffffffe01000");
    assertEquals(
        ((Pointer<?>) Classes.call(pointers, "p")).num_(),
        ((PointerValue) Classes.call(pointers, "incomplete")).num_());
  }

  @Test
  void nestedAnonymousAndTypedefs() {
    Struct nested = at("jkdump_nested");
    expect(nested, "before 1", "level1 1234605616436508552", "level3 287454020");
    expect(nested, "level4_low 13124", "level5 4386", "level5_bytes {34, 17}", "after 99");
    Struct inner = (Struct) Classes.call((Struct) Classes.call(nested, "named"), "inner");
    expect(inner, "y 20", "z -30", "uz 4294967266");
    expect((Struct) Classes.call(nested, "choice"), "as_chars ABCD", "b3 68");
    Struct link = (Struct) Classes.call(nested, "link");
    assertEquals(1, ((Struct) Classes.call(link, "next")).addr_());
    Struct types = at("jkdump_types");
    expect(types, "number -7", "again 8", "on JKDUMP_TD_ON", "triple {1, 2, 3}", "constant 55");
    expect(types, "changing 66", "time 1234567890123456789", "big_endian 67305985");
    expect((Struct) Classes.call(types, "pair"), "left 1", "right 2");
    expect((Struct) Classes.call(types, "pointer"), "left 5", "right 6");
    expect((Struct) Classes.call(types, "atomic64"), "counter -88");
  }

  @Test
  void twins() {
    long[] at = {readPtr(sym2addr("jkdump_twin_nested")), readPtr(sym2addr("jkdump_twin_twins"))};
    for (String name : List.of("jkdump_twin", "jkdump_twin$2")) {
      boolean nested = KernelClass.of(Classes.named(name)).size() == 16;
      Struct twin = Classes.at(name, at[nested ? 0 : 1]);
      expect(twin, nested ? "in_nested 1" : "in_twins twins", nested ? "value 1001" : "value 2002");
    }
  }

  @Test
  void everyNameThatJavaClaims() {
    Struct keywords = at("jkdump_keywords");
    List<? extends StructField<?>> fields = KernelClass.of(keywords.getClass()).fields();
    assertEquals(70, fields.size());
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).name();
      String java = name.equals("class") ? "class__" : FORBIDDEN.contains(name) ? name + "_" : name;
      assertEquals(i + 1, Classes.call(keywords, java), name);
    }
  }

  @Test
  void tagsThatJavaClaims() {
    Struct text = Classes.at("String_", sym2addr("jkdump_tag_string"));
    expect(text, "length 3", "chars abc");
    expect(Classes.at("Object_", sym2addr("jkdump_tag_object")), "id 17");
    Struct made = Classes.at("new_", sym2addr("jkdump_tag_new"));
    expect(made, "class_ 18");
    expect((Struct) Classes.call(made, "wait_"), "id 19");
    expect(Classes.at("jkdump_Case", sym2addr("jkdump_tag_upper")), "upper 20");
    expect(Classes.at("jkdump_case", sym2addr("jkdump_tag_lower")), "lower 21");
  }
}
