// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

/** Classes made from another kernel than the one that they are used with. */
class ForeignClassTest {
  private static final long AT = 0xffff_8880_0001_0000L;
  private static final String ADVICE = "; jkdump classes makes those of this dump";

  private static FakeKernel with(String tag, String... members) {
    FakeKernel fake = new FakeKernel();
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    Member[] all = new Member[members.length];
    for (int i = 0; i < all.length; i++) {
      String[] parts = members[i].split(":");
      all[i] =
          new Member(parts[0], integer, 32 * i, parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
      fake.target.putNumber(AT + 4L * i, 4, i + 1);
    }
    fake.btf.struct(tag, 4 * members.length, all);
    fake.btf.struct("any", 4, all[0]);
    return fake;
  }

  private static Struct at(Kernel kernel, Made classes, String type) {
    return kernel.struct("any", AT).cast_(classes.struct(type));
  }

  private static void refused(String how, Runnable use) {
    String begin = "class kernel.point was made from another kernel: struct point of 5.10.0-test ";
    TargetException e = assertThrows(TargetException.class, use::run);
    assertEquals(begin + how + ADVICE, e.getMessage());
  }

  @Test
  void aKernelThatLacksTheStruct() {
    Made other = Made.of(with("point", "x", "y").open());
    Kernel kernel = with("dot", "x", "y").open();
    refused("has none", () -> at(kernel, other, "point"));
  }

  @Test
  void aKernelWhoseStructHasAnotherSize() {
    Made other = Made.of(with("point", "x", "y").open());
    Kernel kernel = with("point", "x", "y", "z").open();
    refused("has 12 bytes, not 8", () -> at(kernel, other, "point"));
  }

  @Test
  void aKernelWhoseStructHasOtherFields() {
    Made other = Made.of(with("point", "x", "y", "z").open());
    Struct point = at(with("point", "x", "z", "w").open(), other, "point");
    assertEquals(1, Made.get(point, "x"), "a field of equal layout is read");
    refused("has another 'y'", () -> Made.get(point, "y"));
    refused("has another 'z'", () -> Made.get(point, "z"));
    Struct bits = at(with("point", "x:3", "y", "z").open(), other, "point");
    refused("has another 'x'", () -> Made.get(bits, "x"));
  }

  // Both classes number their fields, but differently.
  @Test
  void theKernelsOwnClassBesideAForeignOne() {
    Made other = Made.of(with("point", "x", "y", "z").open());
    Kernel kernel = with("point", "z", "x", "w").open();
    Made own = Made.of(kernel);
    Struct mine = at(kernel, own, "point");
    Struct foreign = at(kernel, other, "point");
    for (int i = 0; i < 2; i++) {
      assertEquals(1, Made.get(mine, "z"));
      assertEquals(2, Made.get(mine, "x"));
      assertEquals(3, Made.get(mine, "w"));
      refused("has another 'x'", () -> Made.get(foreign, "x"));
      refused("has another 'z'", () -> Made.get(foreign, "z"));
    }
  }

  @Test
  void theSameClassesTwiceAreBothRight() {
    Kernel kernel = with("point", "x", "y").open();
    Struct first = at(kernel, Made.of(kernel), "point");
    Struct second = at(kernel, Made.of(kernel), "point");
    for (int i = 0; i < 2; i++) {
      assertEquals(2, Made.get(first, "y"));
      assertEquals(2, Made.get(second, "y"));
    }
    assertEquals(first, second);
  }

  @Test
  void twoKernelsShareTheClassesOfOne() {
    FakeKernel one = with("point", "x", "y");
    FakeKernel two = with("point", "x", "y");
    two.target.putNumber(AT + 4, 4, 22);
    Kernel first = one.open();
    Made made = Made.of(first);
    assertEquals(2, Made.get(at(first, made, "point"), "y"));
    assertEquals(22, Made.get(at(two.open(), made, "point"), "y"));
  }

  @Test
  void aFieldOfNull() {
    Kernel kernel = with("point", "x", "y").open();
    Struct none = kernel.struct("any", 0).cast_(Made.of(kernel).struct("point"));
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> Made.get(none, "y"));
    NullPointerRead dynamic =
        assertThrows(NullPointerRead.class, () -> kernel.struct("point", 0).get_("y"));
    assertEquals(dynamic.getMessage(), e.getMessage());
  }
}
