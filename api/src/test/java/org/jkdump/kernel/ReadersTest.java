// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Random;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

/** Values of every kind, read from bytes. */
class ReadersTest {
  private final FakeKernel fake = new FakeKernel();
  private final BtfBuilder btf = fake.btf;
  private final int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
  private final int unsigned = btf.integer("unsigned int", 4, 0);
  private final int character = btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
  private final int wide = btf.integer("long unsigned int", 8, 0);

  private Value read(String type) {
    return fake.open().value(type, BASE);
  }

  @Test
  void integersByTheirSignAndWidth() {
    fake.target.putNumber(BASE, 8, -2);
    assertEquals(-2, read("int").num_());
    assertEquals(0xffff_fffeL, read("unsigned int").num_());
    assertEquals("-2", read("char").toString());
    Value big = read("unsigned long");
    assertEquals(-2, big.num_());
    assertEquals(new BigInteger("18446744073709551614"), big.big_());
    assertEquals("18446744073709551614", big.toString());
  }

  // clang writes "unsigned long", GCC "long unsigned int".
  @Test
  void basicTypesAsClangSpellsThem() {
    btf.integer("unsigned long", 8, 0);
    btf.integer("short", 2, BtfBuilder.SIGNED);
    btf.integer("unsigned __int128", 16, 0);
    fake.target.putNumber(BASE, 8, -2).putNumber(BASE + 8, 8, -1);
    assertEquals(8, read("long unsigned int").size_());
    assertEquals(8, read("unsigned long").size_());
    assertEquals(2, read("short int").size_());
    assertEquals(16, read("unsigned __int128").size_());
  }

  @Test
  void integersOf128Bits() {
    btf.integer("__int128", 16, BtfBuilder.SIGNED);
    btf.integer("__int128 unsigned", 16, 0);
    fake.target.putNumber(BASE, 8, -2).putNumber(BASE + 8, 8, -1);
    assertEquals(BigInteger.valueOf(-2), read("__int128").big_());
    assertEquals(
        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.TWO), read("unsigned __int128").big_());
  }

  @Test
  void bools() {
    btf.integer("_Bool", 1, BtfBuilder.BOOL);
    fake.target.put(BASE, (byte) 2);
    BoolValue value = assertInstanceOf(BoolValue.class, read("bool"));
    assertTrue(value.bool_());
    assertEquals(1, value.num_());
    assertEquals("true", value.toString());
  }

  @Test
  void floats() {
    btf.floating("double", 8);
    btf.floating("float", 4);
    fake.target.putNumber(BASE, 8, Double.doubleToLongBits(-1.5));
    assertEquals("-1.5", read("double").toString());
    fake.target.putNumber(BASE, 4, Float.floatToIntBits(0.25f));
    assertEquals(0.25, ((FloatValue) read("float")).double_());
  }

  @Test
  void enumsShowTheirNames() {
    btf.enumeration("state", 4, false, new Constant("OFF", 0), new Constant("BAD", -1));
    fake.target.putNumber(BASE, 4, -1);
    assertEquals("BAD", read("enum state").toString());
    assertEquals(-1, read("enum state").num_());
    fake.target.putNumber(BASE, 4, 77);
    assertEquals("77", read("enum state").toString());
  }

  @Test
  void enumsOf64BitsAreExact() {
    btf.enumeration64("flags", false, new Constant("TOP", Long.MIN_VALUE));
    fake.target.putNumber(BASE, 8, Long.MIN_VALUE);
    assertEquals("TOP", read("enum flags").toString());
    assertEquals(BigInteger.ONE.shiftLeft(63), read("enum flags").big_());
    fake.target.putNumber(BASE, 8, -1);
    assertEquals("18446744073709551615", read("enum flags").toString());
  }

  @Test
  void arraysOfArrays() {
    btf.array(btf.array(integer, 3), 2);
    for (int i = 0; i < 6; i++) {
      fake.target.putNumber(BASE + 4 * i, 4, i * i);
    }
    ArrayValue array = assertInstanceOf(ArrayValue.class, read("int [2][3]"));
    assertEquals(2, array.length_());
    assertEquals(16, array.at_(1).at_(1).num_());
    assertEquals(25, array.get_("[1][2]").num_());
    assertEquals("{{0, 1, 4}, {9, 16, 25}}", array.toString());
    TargetException e = assertThrows(TargetException.class, () -> array.at_(2));
    assertEquals("'int [2][3]' has no element 2: its length is 2", e.getMessage());
    assertThrows(TargetException.class, () -> array.at_(-1));
  }

  @Test
  void arraysWithoutALengthHaveAnyElement() {
    fake.target.putNumber(BASE + 400, 4, 9);
    ArrayValue array = (ArrayValue) read("int []");
    assertEquals(0, array.length_());
    assertEquals(9, array.at_(100).num_());
  }

  @Test
  void anArrayOfEmptyStructsHasItsLength() {
    btf.struct("lock_class_key", 0);
    Kernel kernel = fake.open();
    assertEquals("{{}, {}, {}}", text(kernel, 3));
    assertEquals("{{} <repeats 16 times>, ... 4 more}", text(kernel, 20));
  }

  private static String text(Kernel kernel, int length) {
    String printed = kernel.value("struct lock_class_key [" + length + "]", BASE).toString();
    return printed.replaceAll("<struct lock_class_key 0x\\p{XDigit}+>", "{}");
  }

  @Test
  void longArraysAreAbbreviated() {
    fake.target.put(BASE, new byte[400]);
    fake.target.putNumber(BASE + 396, 4, 7);
    assertEquals("{0 <repeats 99 times>, 7}", read("int [100]").toString());
    for (int i = 0; i < 100; i++) {
      fake.target.putNumber(BASE + 4 * i, 4, i);
    }
    assertTrue(read("int [100]").toString().endsWith("14, 15, ... 84 more}"));
  }

  @Test
  void pointers() {
    fake.target.pointer(BASE, BASE + 64).pointer(BASE + 64, BASE + 128);
    fake.target.putNumber(BASE + 128, 4, 5).putNumber(BASE + 132, 4, 6);
    Value value = read("int **");
    assertEquals("0xffff888000010040", value.toString());
    assertEquals(5, value.deref_().deref_().num_());
    assertEquals(6, value.at_(0).at_(1).num_());
    assertEquals(new BigInteger("ffff888000010040", 16), value.big_());
  }

  @Test
  void nullPointers() {
    fake.target.pointer(BASE, 0);
    Value value = read("int *");
    assertTrue(value.isNull_());
    NullPointerRead e = assertThrows(NullPointerRead.class, value::deref_);
    assertTrue(e.getMessage().contains("int *"), e.getMessage());
  }

  @Test
  void aStructAndAPointerToItAreTheSame() {
    btf.struct("point", 8, new Member("x", integer, 0), new Member("y", integer, 32));
    fake.target.pointer(BASE, BASE + 64).putNumber(BASE + 68, 4, 33);
    Kernel kernel = fake.open();
    Value pointer = kernel.value("struct point *", BASE);
    Struct struct = kernel.struct("point", BASE + 64);
    assertEquals(struct, pointer);
    assertEquals(struct.hashCode(), pointer.hashCode());
    assertEquals("<struct point 0xffff888000010040>", pointer.toString());
    assertEquals(33, pointer.get_("y").num_());
    assertEquals(BASE + 64 + 24, struct.at_(3).addr_());
  }

  @Test
  void aNullPointerOnThePathIsNamed() {
    int point = btf.struct("point", 8, new Member("x", integer, 0), new Member("y", integer, 32));
    btf.struct("holder", 16, new Member("first", btf.pointer(point), 64));
    fake.target.put(BASE, new byte[16]);
    Struct holder = fake.open().struct("holder", BASE);
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> holder.num_("first->y"));
    assertEquals("can't read 4 bytes at NULL + 0x4: 'first' is NULL", e.getMessage());
    assertTrue(holder.su_("first").isNull_());
  }

  @Test
  void aFunctionPointerKnowsItsFunction() {
    int run = btf.pointer(btf.prototype(0));
    btf.struct("ops", 8, new Member("run", run, 0));
    fake.symbol("do_run", 0xffff_ffff_8100_0000L);
    fake.target.pointer(BASE, 0xffff_ffff_8100_0000L);
    Struct ops = fake.open().struct("ops", BASE);
    assertTrue(((PointerValue) ops.get_("run")).isFunction_());
    assertTrue(ops.dump_().contains(".run = 0xffffffff81000000 <do_run>"), ops.dump_());
  }

  @Test
  void bitFieldsOfEveryPlaceWidthAndOrder() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ReadersTest: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int bits = 1 + random.nextInt(32);
      int at = random.nextInt(64 - bits);
      long content = random.nextLong();
      String where = String.format("seed %d: %d bits at %d of 0x%x", seed, bits, at, content);
      long mask = (1L << bits) - 1;
      long little = content >>> at & mask;
      assertEquals(little, bitField(ByteOrder.LITTLE_ENDIAN, false, at, bits, content), where);
      long big = content >>> 64 - at - bits & mask;
      assertEquals(big, bitField(ByteOrder.BIG_ENDIAN, false, at, bits, content), where);
      long signed = little << 64 - bits >> 64 - bits;
      assertEquals(signed, bitField(ByteOrder.LITTLE_ENDIAN, true, at, bits, content), where);
    }
  }

  private static long bitField(ByteOrder order, boolean signed, int at, int bits, long content) {
    FakeKernel fake = new FakeKernel(new BtfBuilder(order));
    fake.target.fact("byteorder", order == ByteOrder.BIG_ENDIAN ? "big" : "little");
    int type = fake.btf.integer("field", 4, signed ? BtfBuilder.SIGNED : 0);
    fake.btf.struct("bits", 8, new Member("f", type, at, bits));
    fake.target.putNumber(BASE, 8, content);
    return fake.open().struct("bits", BASE).num_("f");
  }

  @Test
  void bitFieldsInAnonymousStructs() {
    int inner =
        btf.struct(
            "", 4, new Member("low", unsigned, 0, 15), new Member("frozen", unsigned, 31, 1));
    btf.struct("slab", 16, new Member("next", wide, 0), new Member("", inner, 64));
    fake.target.putNumber(BASE + 8, 4, 0xffff_8005L);
    Struct slab = fake.open().struct("slab", BASE);
    assertEquals(5, slab.num_("low"));
    assertEquals(1, slab.num_("frozen"));
  }

  @Test
  void boolAndEnumBitFields() {
    int bool = btf.integer("_Bool", 1, BtfBuilder.BOOL);
    int state = btf.enumeration("state", 4, false, new Constant("A", 0), new Constant("D", 3));
    btf.struct("flags", 4, new Member("on", bool, 1, 1), new Member("state", state, 2, 2));
    fake.target.put(BASE, (byte) 0b1110);
    Struct flags = fake.open().struct("flags", BASE);
    assertEquals("true", flags.str_("on"));
    assertEquals("D", flags.str_("state"));
  }

  @Test
  void aStructWithEverything() {
    int inner = btf.union("", 4, new Member("a", integer, 0), new Member("b", unsigned, 0));
    int name = btf.array(character, 8);
    btf.struct(
        "all",
        32,
        new Member("", inner, 0),
        new Member("name", name, 32),
        new Member("lost", btf.pointer(character), 128),
        new Member("bit", unsigned, 192, 3));
    fake.target.putNumber(BASE, 4, -1).put(BASE + 4, "a\"b\0".getBytes());
    fake.target.pointer(BASE + 16, 0x1234_0000L).put(BASE + 24, (byte) 0xfd);
    assertEquals(
        """
        struct all at 0xffff888000010000 = {
          {.a = -1, .b = 4294967295},
          .name = "a\\"b",
          .lost = 0x12340000 <not mapped>,
          .bit = 5,
        }""",
        fake.open().struct("all", BASE).dump_());
  }

  @Test
  void aStructThatContainsItselfHasAnEnd() {
    btf.struct("worm", 8, new Member("self", btf.next(), 0));
    String text = fake.open().struct("worm", BASE).dump_();
    assertTrue(text.contains("{…}"), text);
  }

  @Test
  void whatIsMissingIsToldWithTheKernel() {
    btf.struct("point", 8, new Member("x", integer, 0));
    Struct point = fake.open().struct("point", BASE);
    assertFalse(point.has_("z"));
    assertTrue(point.has_("x"));
    TargetException e = assertThrows(TargetException.class, () -> point.get_("z"));
    assertTrue(e.getMessage().startsWith("struct point has no member 'z' in kernel 5.10.0-test"));
    assertThrows(MemoryException.class, () -> point.num_("x"));
  }

  @Test
  void whatAValueCanNotDoItSays() {
    fake.target.putNumber(BASE, 4, 1);
    TargetException e = assertThrows(TargetException.class, () -> read("int").at_(0));
    assertEquals("'int' has no elements", e.getMessage());
    TargetException array = assertThrows(TargetException.class, () -> read("int [2]").num_());
    assertEquals("'int [2]' is no number", array.getMessage());
  }
}
