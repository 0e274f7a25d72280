// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.Test;

/**
 * Damaged BTF leads to an error that says so, never to a hang or to an exhausted stack or memory.
 */
class BtfDamageTest {
  private static final int ROUNDS = 4000;

  @Test
  void noMagic() {
    TargetException e = assertThrows(BtfException.class, () -> new BtfTypes(new byte[64], 8));
    assertEquals("BTF: its magic number is missing", e.getMessage());
  }

  @Test
  void everyCutIsNoticed() {
    byte[] whole = sample();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(BtfException.class, () -> exercise(cut), "cut to " + length + " bytes");
    }
  }

  @Test
  void aRecordThatRunsOutOfTheTypesIsNoticed() {
    BtfBuilder btf = new BtfBuilder();
    btf.raw(0, BtfKind.STRUCT.ordinal() << 24 | 5000, 4);
    assertThrows(BtfException.class, () -> exercise(btf.bytes()));
  }

  @Test
  void anUnknownKindIsNamed() {
    BtfBuilder btf = new BtfBuilder();
    btf.raw(0, 30 << 24, 0);
    BtfException e = assertThrows(BtfException.class, () -> exercise(btf.bytes()));
    assertTrue(e.getMessage().contains("unknown kind 30"), e.getMessage());
  }

  @Test
  void aNameOutsideTheStrings() {
    for (int name : new int[] {100, -1, Integer.MAX_VALUE, Integer.MAX_VALUE - 30}) {
      BtfBuilder btf = new BtfBuilder();
      btf.raw(name, BtfKind.TYPEDEF.ordinal() << 24, 0);
      BtfException e = assertThrows(BtfException.class, () -> exercise(btf.bytes()));
      assertTrue(e.getMessage().contains("offset " + name), e.getMessage());
    }
  }

  @Test
  void aTypeThatIsNotThere() {
    for (int id : new int[] {2, 77, -1, Integer.MIN_VALUE}) {
      BtfBuilder btf = new BtfBuilder();
      btf.typedef("wild", id);
      BtfException e = assertThrows(BtfException.class, () -> exercise(btf.bytes()));
      assertTrue(e.getMessage().contains("there is no type " + id), e.getMessage());
    }
  }

  @Test
  void typesThatReferToThemselves() {
    BtfBuilder btf = new BtfBuilder();
    btf.typedef("a", 2);
    btf.typedef("b", 1);
    btf.pointer(3);
    btf.array(4, 2);
    assertThrows(BtfException.class, () -> exercise(btf.bytes()));
  }

  @Test
  void aStructInsideItselfIsAnErrorNotAnEndlessOne() {
    BtfBuilder btf = new BtfBuilder();
    btf.struct("worm", 8, new Member("", 2, 0));
    btf.union("", 8, new Member("", 1, 0));
    BtfTypes types = new BtfTypes(btf.bytes(), 8);
    StructType worm = (StructType) types.find(TypeKind.STRUCT, "worm").orElseThrow();
    TargetException e = assertThrows(TargetException.class, worm::fields);
    assertTrue(e.getMessage().contains("struct worm"), e.getMessage());
  }

  @Test
  void scalarsOfImpossibleSizes() {
    for (int size : new int[] {0, 17, 1 << 30, -1}) {
      BtfBuilder integer = new BtfBuilder();
      integer.integer("huge", size, 0, 0, 8);
      assertThrows(BtfException.class, () -> exercise(integer.bytes()), "int of " + size);
      BtfBuilder floating = new BtfBuilder();
      floating.floating("huge", size);
      assertThrows(BtfException.class, () -> exercise(floating.bytes()), "float of " + size);
      BtfBuilder enumeration = new BtfBuilder();
      enumeration.enumeration("huge", size, false, new Constant("A", 1));
      assertThrows(BtfException.class, () -> exercise(enumeration.bytes()), "enum of " + size);
    }
  }

  @Test
  void anyDamageIsAnErrorOrHarmless() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BtfDamageTest: seed " + seed);
    Random random = new Random(seed);
    byte[] whole = sample();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(whole, random);
      String where = "seed " + seed + ", round " + round;
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> harmless(damaged, where), where);
    }
  }

  @Test
  void anyDamageToAModulesSectionIsAnErrorOrHarmless() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BtfDamageTest, split: seed " + seed);
    Random random = new Random(seed);
    BtfBuilder kernel = sampleBuilder();
    BtfTypes vmlinux = new BtfTypes(kernel.bytes(), 8);
    BtfBuilder module = kernel.split();
    fill(module);
    byte[] whole = module.bytes();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(whole, random);
      String where = "seed " + seed + ", round " + round;
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> harmless(() -> exercise(damaged, vmlinux), where), where);
    }
  }

  @Test
  void anEnormousArrayNeedsNoMemory() {
    BtfBuilder btf = new BtfBuilder();
    int array = btf.array(btf.integer("long", 8, BtfBuilder.SIGNED), -1);
    int arrays = btf.array(btf.array(array, -1), -1);
    btf.struct("huge", -1, new Member("all", arrays, 0), new Member("one", array, 64));
    BtfTypes types = new BtfTypes(btf.bytes(), 8);
    assertEquals(0xffff_ffffL * 8, types.type(array).size());
    TargetException e = assertThrows(TargetException.class, types.type(arrays)::size);
    assertTrue(e.getMessage().contains("larger than any memory"), e.getMessage());
    StructType huge = (StructType) types.find(TypeKind.STRUCT, "huge").orElseThrow();
    assertEquals(8 + 8 * 4_294_967_294L, huge.path("one[4294967294]").offset());
    assertThrows(TargetException.class, () -> huge.path("all[1]"));
  }

  @Test
  void structsThatMultiplyWithoutEndAreAnError() {
    BtfBuilder btf = new BtfBuilder();
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int inner = btf.struct("", 4, new Member("x", integer, 0));
    for (int i = 0; i < 60; i++) {
      inner = btf.union("", 4, new Member("", inner, 0), new Member("", inner, 0));
    }
    int bomb = inner;
    TargetException e =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                assertThrows(
                    TargetException.class,
                    () -> ((StructType) new BtfTypes(btf.bytes(), 8).type(bomb)).fields()));
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  @Test
  void prototypesThatMultiplyWithoutEndAreAnError() {
    BtfBuilder btf = new BtfBuilder();
    int inner = btf.integer("int", 4, BtfBuilder.SIGNED);
    for (int i = 0; i < 60; i++) {
      inner = btf.pointer(btf.prototype(inner, inner, inner));
    }
    int bomb = inner;
    TargetException e =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                assertThrows(
                    TargetException.class, () -> new BtfTypes(btf.bytes(), 8).type(bomb).text()));
    assertTrue(e.getMessage().contains("spells out more than 1000 types"), e.getMessage());
  }

  private static void harmless(byte[] damaged, String where) {
    harmless(() -> exercise(damaged, null), where);
  }

  private static void harmless(Runnable use, String where) {
    try {
      use.run();
    } catch (TargetException e) {
      // Expected: the damage is reported.
    } catch (Throwable e) {
      fail(where, e);
    }
  }

  private static byte[] damage(byte[] whole, Random random) {
    ByteBuffer damaged = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(whole.length - 4);
      switch (random.nextInt(3)) {
        case 0 -> damaged.put(at, (byte) random.nextInt());
        case 1 -> damaged.putInt(at, random.nextInt());
        default -> damaged.putInt(at & ~3, random.nextInt(32));
      }
    }
    return damaged.array();
  }

  /** Calls every method of the types of a section. */
  private static void exercise(byte[] section) {
    exercise(section, null);
  }

  private static void exercise(byte[] section, BtfTypes vmlinux) {
    BtfTypes types = vmlinux == null ? new BtfTypes(section, 8) : new BtfTypes(section, vmlinux);
    for (TypeKind kind : TypeKind.values()) {
      types.names(kind).forEach(name -> use(types.find(kind, name).orElseThrow()));
    }
    types.structs().forEach(BtfDamageTest::use);
    types.enumWith("NOWHERE");
    types.variable("run");
    for (int id = 0; id <= types.count() - 1; id++) {
      use(types.type(id));
    }
  }

  private static void use(CType type) {
    type.text();
    type.size();
    type.bare();
    type.hashCode();
    if (type.bare() instanceof StructType struct) {
      struct.fields().values().forEach(member -> member.text());
      struct.label();
      struct.layout();
    }
  }

  private static byte[] sample() {
    return sampleBuilder().bytes();
  }

  private static BtfBuilder sampleBuilder() {
    BtfBuilder btf = new BtfBuilder();
    fill(btf);
    return btf;
  }

  private static void fill(BtfBuilder btf) {
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int narrow = btf.integer("unsigned int", 4, 0, 2, 5);
    int pointer = btf.pointer(btf.reference(BtfKind.CONST, "", integer));
    int array = btf.array(pointer, 7);
    int inner = btf.union("", 8, new Member("x", integer, 0), new Member("y", array, 0));
    btf.struct("s", 64, new Member("a", integer, 0, 3), new Member("", inner, 64));
    btf.legacyStruct("l", 8, new Member("b", narrow, 3), new Member("c", pointer, 64));
    btf.enumeration("e", 4, false, new Constant("A", 1), new Constant("B", -1));
    btf.enumeration64("w", true, new Constant("C", Long.MIN_VALUE));
    int prototype = btf.prototype(integer, pointer, array, 0);
    btf.reference(BtfKind.FUNC, "run", prototype);
    btf.section(".data", btf.variable("v", btf.typedef("t", array)));
    btf.tag("tag", btf.reference(BtfKind.VOLATILE, "", btf.floating("float", 4)));
    btf.forward("f", true);
  }
}
