// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.btf.BtfException;
import org.jkdump.btf.BtfTypes;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Type information with random damage: if it can be listed, classes can be made. */
class DamagedTypesTest {
  private static final int ROUNDS = 1500;
  private static final int HEADER = 24;

  @Test
  void whateverIsDamagedTheClassesCanBeLoaded() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("DamagedTypesTest: seed " + seed);
    Random random = new Random(seed);
    byte[] whole = sample().bytes();
    int made = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(whole, random);
      String where = "seed " + seed + ", round " + round;
      made += assertTimeoutPreemptively(Duration.ofSeconds(20), () -> classes(damaged, where));
    }
    assertTrue(made > ROUNDS, made + " classes from damaged types");
    System.out.println("DamagedTypesTest: " + made + " classes of " + ROUNDS + " damaged sections");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0xff000045, Integer.MAX_VALUE})
  void whateverWordIsDamagedTheClassesCanBeLoaded(int word) {
    byte[] whole = sample().bytes();
    for (int at = HEADER; at + 4 <= whole.length; at += 4) {
      byte[] damaged = whole.clone();
      ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(at, word);
      String where = "word at " + at;
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> classes(damaged, where));
    }
  }

  // A section that can't even be listed has no classes; the error says so.
  private static int classes(byte[] section, String where) {
    Types types;
    try {
      types = new Types(List.of(new BtfTypes(section, 8)), 8);
      types.names(TypeKind.STRUCT);
    } catch (BtfException e) {
      return 0;
    }
    try {
      Made made = Made.of(types);
      for (Class<?> type : made.all()) {
        type.getMethods();
        type.getFields();
      }
      return made.names().size();
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(where, e);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = HEADER + random.nextInt(damaged.length - HEADER);
      damaged[at] =
          random.nextBoolean()
              ? (byte) random.nextInt()
              : (byte) (damaged[at] + random.nextInt(3) - 1);
    }
    return damaged;
  }

  private static BtfBuilder sample() {
    BtfBuilder btf = new BtfBuilder();
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int character = btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
    int flag = btf.integer("_Bool", 1, BtfBuilder.BOOL);
    int wide = btf.integer("__int128", 16, BtfBuilder.SIGNED);
    int floating = btf.floating("double", 8);
    int color = btf.enumeration("color", 4, false, new Constant("RED", 1), new Constant("BLUE", 2));
    int big = btf.enumeration64("big", true, new Constant("HUGE", 1L << 40));
    int text = btf.array(character, 16);
    int rows = btf.array(btf.array(integer, 3), 2);
    int opaque = btf.pointer(btf.forward("opaque", false));
    int inner = btf.struct("", 8, new Member("a", integer, 0), new Member("b", integer, 32, 7));
    int union = btf.union("", 8, new Member("u", integer, 0), new Member("", inner, 0));
    int typedef = btf.typedef("pair_t", btf.struct("", 4, new Member("left", integer, 0)));
    int call = btf.pointer(btf.prototype(integer, integer, text));
    int self = btf.next() + 1;
    int pointer = btf.pointer(self);
    btf.struct(
        "whole",
        160,
        new Member("next", pointer, 0),
        new Member("text", text, 64),
        new Member("rows", rows, 192),
        new Member("", union, 384),
        new Member("pair", typedef, 448),
        new Member("flag", flag, 480, 1),
        new Member("color", color, 512),
        new Member("big", big, 576),
        new Member("opaque", opaque, 640),
        new Member("call", call, 704),
        new Member("wide", wide, 768),
        new Member("floating", floating, 896),
        new Member("many", btf.next() - 1, 960));
    btf.struct("sharer", 8, new Member("shared", inner, 0));
    btf.struct("twin", 8, new Member("whole", pointer, 0));
    btf.struct("twin", 4, new Member("x", integer, 0));
    return btf;
  }
}
