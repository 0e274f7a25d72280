// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.junit.jupiter.api.Test;

class StructPrinterTest {
  private final FakeKernel fake = new FakeKernel();
  private final BtfBuilder btf = fake.btf;
  private final int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
  private final int character = btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
  private final int text = btf.pointer(character);

  private Struct struct(int size, Member... members) {
    btf.struct("s", size, members);
    return fake.open().struct("s", BASE);
  }

  private static String member(Struct struct) {
    return struct.dump_().split("\n")[1].strip();
  }

  private void put(int... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      fake.target.putNumber(BASE + 4L * i, 4, numbers[i]);
    }
  }

  @Test
  void runsAreAbbreviatedAsByGdb() {
    put(1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5);
    Struct struct = struct(92, new Member("a", btf.array(integer, 23), 0));
    assertEquals(
        ".a = {1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4 <repeats 10 times>, 5},", member(struct));
  }

  @Test
  void whatIsNotShownIsCounted() {
    int[] numbers = new int[40];
    for (int i = 0; i < 40; i++) {
      numbers[i] = i;
    }
    put(numbers);
    Struct struct = struct(160, new Member("a", btf.array(integer, 40), 0));
    assertTrue(member(struct).endsWith("14, 15, ... 24 more},"), member(struct));
  }

  @Test
  void runsOfStructsAndOfWhatCanNotBeRead() {
    int point = btf.struct("point", 8, new Member("x", integer, 0), new Member("y", integer, 32));
    put(1, 2, 1, 2);
    Struct struct =
        struct(
            9000,
            new Member("points", btf.array(point, 2), 0),
            new Member("far", btf.array(point, 100), 8192 * 8));
    String all = struct.dump_();
    assertTrue(all.contains(".points = {{.x = 1, .y = 2}, {.x = 1, .y = 2}},"), all);
    assertTrue(
        all.contains(".far = {{.x = <not mapped>, .y = <not mapped>} <repeats 100 times>},"), all);
  }

  @Test
  void anEnormousArrayIsNeitherReadNorAllocated() {
    put(7);
    Kernel kernel = fake.open();
    CType huge = new ArrayType(kernel.types().get("int"), 100_000_000_000L);
    String shown = Readers.of(huge).read(kernel, BASE).toString();
    assertTrue(shown.startsWith("{7, 0 <repeats 1023 times>, <not mapped> <repeats "), shown);
    assertTrue(shown.endsWith(" more}"), shown);
    CType names = new ArrayType(kernel.types().get("char"), 100_000_000_000L);
    Value value = Readers.of(names).read(kernel, BASE);
    assertEquals(7, value.at_(0).num_());
    assertTrue(value.toString().endsWith(" more}"), value.toString());
    String why = assertThrows(TargetException.class, value::bytes_).getMessage();
    assertTrue(why.contains("100000000000 bytes"), why);
  }

  @Test
  void emptyArrays() {
    put(1);
    Struct struct =
        struct(4, new Member("n", integer, 0), new Member("a", btf.array(integer, 0), 32));
    assertTrue(struct.dump_().contains(".a = {},"), struct.dump_());
    assertEquals("{}", struct.get_("a").toString());
  }

  @Test
  void textIsEscapedCutAndMarked() {
    fake.target.pointer(BASE, BASE + 0x100).pointer(BASE + 8, BASE + 4096 - 3);
    fake.target.pointer(BASE + 16, 0).put(BASE + 24, (byte) 'x');
    fake.target.put(BASE + 0x100, ("\"" + "y".repeat(300) + "\0").getBytes());
    fake.target.put(BASE + 4096 - 3, "abc".getBytes());
    Struct struct =
        struct(
            32,
            new Member("cut", text, 0),
            new Member("open", text, 64),
            new Member("none", text, 128),
            new Member("single", character, 192),
            new Member("zero", character, 200));
    assertEquals(
        "struct s at 0xffff888000010000 = {\n"
            + "  .cut = 0xffff888000010100 \"\\\""
            + "y".repeat(199)
            + "\"...,\n"
            + "  .open = 0xffff888000010ffd \"abc\"...,\n"
            + "  .none = NULL,\n"
            + "  .single = 120 'x',\n"
            + "  .zero = 0,\n"
            + "}",
        struct.dump_());
  }

  @Test
  void aTextWithoutEndIsLogged() {
    fake.target.pointer(BASE, BASE + 4096 - 3).put(BASE + 4096 - 3, "abc".getBytes());
    Struct struct = struct(8, new Member("open", text, 0));
    CString open = (CString) struct.get_("open");
    assertEquals("abc", open.str_());
    assertTrue(open.isCut_());
    String summary = struct.kernel_().log().finish().toString();
    assertTrue(
        summary.contains("the text at 0xffff888000010ffd has no end: after 3 bytes not mapped"),
        summary);
  }

  @Test
  void aPointerToNowhereIsAValueLikeAnyOther() {
    fake.target.pointer(BASE, 0x5000_0000L);
    CString lost = (CString) struct(8, new Member("lost", text, 0)).get_("lost");
    assertEquals(0x5000_0000L, lost.num_());
    assertEquals("0x50000000 <not mapped>", lost.toString());
    assertThrows(MemoryException.class, lost::str_);
    assertEquals(lost, lost.kernel_().value("char *", BASE));
  }

  @Test
  void nullHasNoFields() {
    btf.struct("s", 8, new Member("x", integer, 0), new Member("y", integer, 32));
    Struct none = fake.open().struct("s", 0);
    assertEquals("a NULL pointer: there is no struct s to show", none.dump_());
    String why = assertThrows(NullPointerRead.class, () -> none.num_("y")).getMessage();
    assertEquals("can't read 4 bytes at NULL + 0x4: 'y' of a NULL struct s", why);
    assertEquals(4, none.addrOf_("y"), "as offsetof has it");
    assertTrue(none.table_().toString().contains("y"), none.table_().toString());
  }

  @Test
  void asATable() {
    int inner = btf.struct("", 4, new Member("a", integer, 0, 3), new Member("b", integer, 3, 1));
    int link = btf.struct("link", 8, new Member("next", text, 0));
    put(0b1101, -7, 0, 0);
    Struct struct =
        struct(
            16, new Member("", inner, 0), new Member("n", integer, 32), new Member("l", link, 64));
    assertEquals(
        """
        offset    size  type         name  value
        ──────  ──────  ───────────  ────  ──────────────
           0:0  3 bits  int          a     -3
           0:3   1 bit  int          b     -1
             4       4  int          n     -7
             8       8  struct link  l     {.next = NULL}""",
        struct.table_().toString());
  }
}
