// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteOrder;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One struct with members of every kind, on machines of each pointer size and byte order. */
class MachinesTest {
  private FakeKernel fake;
  private boolean big;
  private int pointerSize;

  private Struct struct(String order, int pointers) {
    big = order.equals("big");
    pointerSize = pointers;
    fake = new FakeKernel(new BtfBuilder(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
    fake.target.fact("byteorder", order).fact("pointer.size", "" + pointers);
    fake.target.fact("long.size", "" + pointers);
    types();
    values();
    return fake.open().struct("all", base());
  }

  // A 32-bit address has no sign.
  private long base() {
    return pointerSize == 4 ? 0xc001_0000L : BASE;
  }

  private void types() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    int byteType = fake.btf.integer("unsigned char", 1, 0);
    int character = fake.btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
    int wide = fake.btf.integer("unsigned long long", 8, 0);
    int huge = fake.btf.integer("__int128", 16, BtfBuilder.SIGNED);
    int bool = fake.btf.integer("_Bool", 1, BtfBuilder.BOOL);
    int mode =
        fake.btf.enumeration("mode", 4, true, new Constant("OFF", 0), new Constant("BAD", -2));
    int self = fake.btf.pointer(fake.btf.next() + 7);
    int text = fake.btf.pointer(character);
    int shorts = fake.btf.array(fake.btf.integer("short", 2, BtfBuilder.SIGNED), 3);
    int name = fake.btf.array(character, 8);
    int run = fake.btf.pointer(fake.btf.prototype(0));
    assertEquals(self + 7, fake.btf.next(), "target of self");
    fake.btf.struct(
        "all",
        128,
        new Member("number", integer, 0),
        new Member("wide", wide, 64),
        new Member("huge", huge, 128),
        new Member("mode", mode, 256),
        new Member("low", integer, 288, 5),
        new Member("high", integer, 293, 11),
        new Member("on", bool, 304, 1),
        new Member("shorts", shorts, 320),
        new Member("name", name, 384),
        new Member("text", text, 448),
        new Member("self", self, 512),
        new Member("run", run, 576),
        new Member("octet", byteType, 640));
  }

  private void values() {
    long base = base();
    fake.target.putNumber(base, 4, -3).putNumber(base + 8, 8, -4);
    fake.target.putNumber(base + (big ? 16 : 24), 8, -1).putNumber(base + (big ? 24 : 16), 8, -5);
    fake.target.putNumber(base + 32, 4, -2);
    bits();
    for (int i = 0; i < 3; i++) {
      fake.target.putNumber(base + 40 + 2 * i, 2, -i);
    }
    fake.target.put(base + 48, "name\0".getBytes());
    fake.target.putNumber(base + 56, pointerSize, base + 0x100);
    fake.target.put(base + 0x100, "text\0".getBytes());
    fake.target.putNumber(base + 64, pointerSize, base);
    fake.target.putNumber(base + 72, pointerSize, base + 0x200);
    fake.target.put(base + 80, (byte) 200);
    fake.symbol("do_run", base + 0x200);
  }

  // low is -7 in 5 bits, high 1000 in 11 bits, on 1 in one bit. They count from the first bit: the
  // lowest on a little-endian machine, the highest on a big-endian one.
  private void bits() {
    long low = -7 & 0x1f;
    long high = 1000;
    long word = big ? low << 27 | high << 16 | 1 << 15 : low | high << 5 | 1 << 16;
    fake.target.putNumber(base() + 36, 4, word);
  }

  @ParameterizedTest
  @CsvSource({"little, 8", "little, 4", "big, 8", "big, 4"})
  void everything(String order, int pointers) {
    Struct all = struct(order, pointers);
    assertEquals(-3, all.num_("number"));
    assertEquals("18446744073709551612", all.str_("wide"));
    assertEquals(BigInteger.valueOf(-5), all.big_("huge"));
    assertEquals(-5, all.num_("huge"));
    assertEquals("BAD", all.str_("mode"));
    assertEquals(-7, all.num_("low"));
    assertEquals(1000, all.num_("high"));
    assertEquals("true", all.str_("on"));
    assertEquals("{0, -1, -2}", all.get_("shorts").toString());
    assertEquals(-2, all.num_("shorts[2]"));
    assertEquals("name", all.str_("name"));
    assertEquals("text", all.str_("text"));
    assertEquals(200, all.num_("octet"));
  }

  @ParameterizedTest
  @CsvSource({"little, 8", "little, 4", "big, 8", "big, 4"})
  void pointers(String order, int pointers) {
    Struct all = struct(order, pointers);
    assertEquals(all, all.su_("self"));
    assertEquals(-3, all.num_("self->self->number"));
    assertEquals(base(), all.big_("self").longValue());
    assertEquals(base() + 64, all.addrOf_("self"));
    assertEquals("do_run", ((PointerValue) all.get_("run")).symbol_());
    Value self = all.kernel_().value("struct all **", base() + 64);
    assertEquals(pointers, self.size_());
    assertEquals(base() + 3L * pointers, self.add_(3).num_());
    String hex = Long.toHexString(base());
    assertTrue(all.dump_().contains(".self = 0x" + hex + ",\n"), all.dump_());
    assertTrue(all.dump_().contains(".low = -7,\n  .high = 1000,\n  .on = true,"), all.dump_());
  }
}
