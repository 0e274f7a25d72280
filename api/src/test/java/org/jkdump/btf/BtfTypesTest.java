// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FloatType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BtfTypesTest {
  private final BtfBuilder btf = new BtfBuilder();

  private BtfTypes types() {
    return new BtfTypes(btf.bytes(), 8);
  }

  private CType type(int id) {
    return types().type(id);
  }

  // pahole at the time of Linux 5.10 wrote all three without flags; at the time of 6.1 it flagged
  // two of them.
  @Test
  void charsOfOldEncodersAreSigned() {
    assertEquals("true true false", charSigns(0, 0));
    assertEquals("true true false", charSigns(BtfBuilder.SIGNED, BtfBuilder.SIGNED));
    assertEquals("false true false", charSigns(0, BtfBuilder.SIGNED), "-funsigned-char");
  }

  private static String charSigns(int plain, int signed) {
    BtfBuilder btf = new BtfBuilder();
    btf.integer("char", 1, plain);
    btf.integer("signed char", 1, signed);
    btf.integer("unsigned char", 1, 0);
    BtfTypes types = new BtfTypes(btf.bytes(), 8);
    return java.util.stream.Stream.of("char", "signed char", "unsigned char")
        .map(name -> (IntType) types.find(TypeKind.PLAIN, name).orElseThrow())
        .map(type -> Boolean.toString(type.signed()))
        .collect(java.util.stream.Collectors.joining(" "));
  }

  @Test
  void integersHaveNameSizeAndSign() {
    int signed = btf.integer("int", 4, BtfBuilder.SIGNED);
    int unsigned = btf.integer("long unsigned int", 8, 0);
    int wide = btf.integer("__int128", 16, BtfBuilder.SIGNED);
    assertEquals(new IntType("int", 4, true), type(signed));
    assertEquals(new IntType("long unsigned int", 8, false), type(unsigned));
    assertEquals(new IntType("__int128", 16, true), type(wide));
  }

  @Test
  void boolIsNoInteger() {
    assertEquals(new BoolType("_Bool", 1), type(btf.integer("_Bool", 1, BtfBuilder.BOOL)));
  }

  @Test
  void floats() {
    assertEquals(new FloatType("double", 8), type(btf.floating("double", 8)));
  }

  @Test
  void everyKindOfReferenceReadsAsC() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int constant = btf.reference(BtfKind.CONST, "", integer);
    int pointer = btf.pointer(constant);
    int restrict = btf.reference(BtfKind.RESTRICT, "", pointer);
    int volatile_ = btf.reference(BtfKind.VOLATILE, "", integer);
    int typedef = btf.typedef("number_t", volatile_);
    int tagged = btf.pointer(btf.reference(BtfKind.TYPE_TAG, "rcu", integer));
    assertEquals("const int *", type(pointer).text());
    assertEquals("const int *restrict", type(restrict).text());
    assertEquals("volatile int", type(volatile_).text());
    assertEquals("number_t", type(typedef).text());
    assertEquals("int", type(typedef).bare().text());
    assertEquals("int *", type(tagged).text());
    assertEquals("void *", type(btf.pointer(0)).text());
  }

  @Test
  void arraysOfArraysKeepTheirOrder() {
    int inner = btf.array(btf.integer("int", 4, BtfBuilder.SIGNED), 3);
    CType type = type(btf.array(inner, 2));
    assertEquals("int [2][3]", type.text());
    assertEquals(24, type.size());
    assertEquals(2, assertInstanceOf(ArrayType.class, type).length());
  }

  @Test
  void anArrayMayHaveMoreThanTwoThousandMillionElements() {
    CType type = type(btf.array(btf.integer("char", 1, BtfBuilder.CHAR), 0xf000_0000));
    assertEquals(0xf000_0000L, type.size());
  }

  @Test
  void structsAreFoundByTagAndReferToThemselves() {
    int self = btf.next();
    btf.struct("node", 8, new Member("next", self + 1, 0));
    btf.pointer(self);
    StructType node = struct("node");
    assertEquals("struct node *next", node.members().get(0).text());
    CType pointer = node.members().get(0).type();
    assertSame(node, assertInstanceOf(org.jkdump.type.PointerType.class, pointer).target());
  }

  @Test
  void unionsHaveANameSpaceOfTheirOwn() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.union("both", 4, new Member("a", integer, 0), new Member("b", integer, 0));
    BtfTypes types = types();
    assertTrue(types.find(TypeKind.UNION, "both").isPresent());
    assertFalse(types.find(TypeKind.STRUCT, "both").isPresent());
  }

  @Test
  void bitFieldsWithKindFlag() {
    int integer = btf.integer("unsigned int", 4, 0);
    btf.struct("bits", 8, new Member("a", integer, 3, 5), new Member("b", integer, 32));
    List<org.jkdump.type.Member> members = struct("bits").members();
    assertEquals(new org.jkdump.type.Member("a", type(integer), 3, 5), members.get(0));
    assertFalse(members.get(1).isBitField());
    assertEquals(4, members.get(1).offset());
  }

  @Test
  void bitFieldsWithoutKindFlagTakeTheWidthOfTheirInteger() {
    int narrow = btf.integer("unsigned int", 4, 0, 0, 5);
    int whole = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.legacyStruct("bits", 8, new Member("a", narrow, 35), new Member("b", whole, 0));
    StructType bits = struct("bits");
    assertEquals(5, bits.members().get(0).bitSize());
    assertEquals(35, bits.members().get(0).bitOffset());
    assertFalse(bits.members().get(1).isBitField());
  }

  // btf.rst, 2.2.1: "If a structure member's bit offset is 100 and the int's offset 2, it begins at
  // bit 102."
  @Test
  void theOffsetWithinTheIntegerCounts() {
    int narrow = btf.integer("unsigned int", 4, 0, 2, 4);
    btf.legacyStruct("bits", 16, new Member("a", narrow, 100));
    assertEquals(102, struct("bits").members().get(0).bitOffset());
    assertEquals(4, struct("bits").members().get(0).bitSize());
  }

  @Test
  void aLargeOffsetWithoutKindFlagIsNoBitField() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.legacyStruct("large", 1 << 26, new Member("far", integer, 1 << 28));
    org.jkdump.type.Member far = struct("large").members().get(0);
    assertEquals(1 << 25, far.offset());
    assertFalse(far.isBitField());
  }

  @Test
  void enumsAreUnsignedUnlessTheySayOtherwiseOrHaveANegativeValue() {
    int plain = btf.enumeration("plain", 4, false, new Constant("A", 0), new Constant("B", 1));
    int negative = btf.enumeration("negative", 4, false, new Constant("MINUS", -1));
    assertFalse(enumeration(plain).signed());
    assertTrue(enumeration(negative).signed());
    assertEquals(OptionalLong.of(-1), enumeration(negative).valueOf("MINUS"));
    assertEquals("B", enumeration(plain).nameOf(1).orElse("none"));
    assertTrue(enumeration(plain).nameOf(2).isEmpty());
  }

  @Test
  void whereEnumsSayWhetherTheyAreSignedTheirValuesDont() {
    int high = btf.enumeration("high", 4, false, new Constant("TOP", 1L << 31));
    int flagged = btf.enumeration("flagged", 4, true, new Constant("C", 7));
    assertFalse(enumeration(high).signed());
    assertTrue(enumeration(flagged).signed());
    assertEquals(OptionalLong.of(1L << 31), enumeration(high).valueOf("TOP"));
  }

  @Test
  void enumsOf64Bits() {
    long top = 0xdead_beef_0000_0001L;
    int id = btf.enumeration64("wide", false, new Constant("TOP", top), new Constant("LOW", -1));
    EnumType wide = enumeration(id);
    assertEquals(8, wide.size());
    assertFalse(wide.signed());
    assertEquals(OptionalLong.of(top), wide.valueOf("TOP"));
    assertEquals(OptionalLong.of(-1), wide.valueOf("LOW"));
  }

  @Test
  void enumeratorsAreFoundWhereverTheyAre() {
    btf.enumeration("", 4, false, new Constant("LONELY", 5));
    btf.enumeration64("wide", true, new Constant("FAR", -9));
    BtfTypes types = types();
    assertEquals(OptionalLong.of(5), types.enumWith("LONELY").orElseThrow().valueOf("LONELY"));
    assertEquals("wide", types.enumWith("FAR").orElseThrow().tag());
    assertTrue(types.enumWith("MISSING").isEmpty());
  }

  @Test
  void functions() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int prototype = btf.prototype(integer, btf.pointer(integer), integer);
    int function = btf.reference(BtfKind.FUNC, "run", prototype);
    assertEquals("int run(int *, int)", type(function).declare("run"));
    assertEquals("int (*)(int *, int)", type(btf.pointer(prototype)).text());
    assertEquals("void f(void)", type(btf.prototype(0)).declare("f"));
    assertEquals(type(prototype), types().variable("run").orElseThrow());
  }

  @Test
  void threeDotsMakeAFunctionVariadic() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int printk = btf.prototype(integer, integer, 0);
    FunctionType type = assertInstanceOf(FunctionType.class, type(printk));
    assertTrue(type.variadic());
    assertEquals(1, type.parameters().size());
    assertEquals("int printk(int, ...)", type.declare("printk"));
  }

  @Test
  void forwardsAreNoDefinitions() {
    int struct = btf.forward("hidden", false);
    int union = btf.forward("veiled", true);
    assertEquals(new ForwardType(TypeKind.STRUCT, "hidden"), type(struct));
    assertEquals("union veiled", type(union).text());
    assertTrue(types().find(TypeKind.STRUCT, "hidden").isEmpty());
  }

  @Test
  void variablesSectionsAndTags() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int variable = btf.variable("jiffies", integer);
    btf.section(".data", variable);
    btf.tag("user", integer);
    int after = btf.typedef("after", integer);
    assertEquals("int", types().variable("jiffies").orElseThrow().text());
    assertEquals("after", type(after).text());
  }

  @Test
  void theFirstOfTwoStructsWithOneNameIsFoundAndBothAreListed() {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.struct("twin", 4, new Member("a", integer, 0));
    btf.struct("twin", 8, new Member("b", integer, 32));
    BtfTypes types = types();
    assertEquals(4, types.find(TypeKind.STRUCT, "twin").orElseThrow().size());
    assertEquals(2, types.structs().size());
  }

  @Test
  void anonymousStructsAreNotListed() {
    btf.struct("", 4);
    assertEquals(List.of(), types().structs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void byteOrder(String which) {
    ByteOrder order = which.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    BtfBuilder ordered = new BtfBuilder(order);
    int integer = ordered.integer("int", 4, BtfBuilder.SIGNED);
    ordered.struct("pair", 8, new Member("a", integer, 0), new Member("b", integer, 33, 7));
    BtfTypes types = new BtfTypes(ordered.bytes(), 8);
    StructType pair = (StructType) types.find(TypeKind.STRUCT, "pair").orElseThrow();
    assertEquals(8, pair.size());
    assertEquals("int b : 7", pair.members().get(1).text());
    assertEquals(33, pair.members().get(1).bitOffset());
  }

  private StructType struct(String tag) {
    return assertInstanceOf(StructType.class, types().find(TypeKind.STRUCT, tag).orElseThrow());
  }

  private EnumType enumeration(int id) {
    return assertInstanceOf(EnumType.class, type(id));
  }
}
