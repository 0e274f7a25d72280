// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.Test;

/** Structs whose fields break rules of Java or of its class files. */
class BadFieldsTest {
  private static final long AT = 0xffff_8880_0001_0000L;
  private static final List<String> KEYWORDS =
      List.of(
          ("abstract assert boolean byte case catch class const continue default do double else enum"
                  + " extends final finally float for goto if implements import instanceof int interface"
                  + " long native new package private protected public return short static strictfp super"
                  + " switch synchronized this throw throws transient try void volatile while true false"
                  + " null _")
              .split(" "));
  private static final List<String> METHODS =
      List.of(
          "getClass",
          "hashCode",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize",
          "num_",
          "big_",
          "str_",
          "bytes_",
          "addr_",
          "type_",
          "size_",
          "deref_",
          "isNull_",
          "kernel_",
          "dump_",
          "table_");
  private static final List<String> ALLOWED =
      List.of(
          "equals",
          "at",
          "at_",
          "add_",
          "get_",
          "su_",
          "has_",
          "cast_",
          "var",
          "yield",
          "record",
          "sealed",
          "module",
          "String",
          "Object",
          "length",
          "of",
          "CLASS",
          "x",
          "x_",
          "trailing_");

  private final FakeKernel fake = new FakeKernel();
  private final int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);

  @Test
  void everyKeywordAndEveryInheritedNameGetsOneUnderscore() {
    List<String> all = Stream.of(KEYWORDS, METHODS, ALLOWED).flatMap(List::stream).toList();
    Struct struct = numbered("bad", all);
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      String java = ALLOWED.contains(name) ? name : name + "_";
      assertEquals(i, Made.get(struct, java), name);
    }
  }

  @Test
  void aNameThatEndsInUnderscoresKeepsIt() {
    List<String> all = List.of("class", "class_", "class___", "wait_", "wait", "wait__", "size_");
    Struct struct = numbered("bad", all);
    List<String> java =
        List.of("class__", "class_", "class___", "wait_", "wait___", "wait__", "size__");
    for (int i = 0; i < all.size(); i++) {
      assertEquals(i, Made.get(struct, java.get(i)), all.get(i));
    }
  }

  @Test
  void fieldsAreReadByTheirNumberWhateverTheirNameIs() {
    Struct struct = numbered("odd", List.of("a b", "1st", "x::y", "€", "a-b", "a b_", "$"));
    List<String> java = List.of("a_b", "_1st", "x__y", "€", "a_b_", "a_b__", "$");
    for (int i = 0; i < java.size(); i++) {
      assertEquals(i, Made.get(struct, java.get(i)), java.get(i));
    }
  }

  @Test
  void threeThousandFields() {
    List<String> names = IntStream.range(0, 3000).mapToObj(i -> "field_" + i).toList();
    Struct struct = numbered("wide", names);
    for (int i = 0; i < names.size(); i++) {
      assertEquals(i, Made.get(struct, names.get(i)));
    }
  }

  @Test
  void beyondTheLimitAFieldIsReadByItsName() {
    int count = StructMaker.MAX_FIELDS + 7;
    List<String> names = IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    Struct struct = numbered("wider", names);
    assertEquals(StructMaker.MAX_FIELDS - 1, Made.get(struct, "f" + (StructMaker.MAX_FIELDS - 1)));
    assertEquals(count - 1, struct.num_("f" + (count - 1)));
    long methods =
        Stream.of(struct.getClass().getMethods()).filter(m -> m.getName().matches("f\\d+")).count();
    assertEquals(StructMaker.MAX_FIELDS, methods);
  }

  @Test
  void asManyFieldsAsAllowedEachWithANameOf300Characters() {
    String long300 = "n".repeat(296);
    List<String> names =
        IntStream.range(0, StructMaker.MAX_FIELDS).mapToObj(i -> long300 + (1000 + i)).toList();
    Struct struct = numbered("longest", names);
    assertEquals(0, Made.get(struct, names.get(0)));
    assertEquals(names.size() - 1, Made.get(struct, names.get(names.size() - 1)));
  }

  @Test
  void aTagAndAFieldOf300Characters() {
    String name = "a".repeat(300);
    Struct struct = numbered(name, List.of(name));
    assertEquals(0, Made.get(struct, name));
    assertEquals(name, struct.getClass().getSimpleName());
  }

  // A constant of a class file can't be longer.
  @Test
  void namesAndDeclarationsBeyond64KiB() {
    String huge = "h".repeat(70_000);
    int other = fake.btf.struct(huge, 4, new Member("x", integer, 0));
    int[] parameters = IntStream.generate(() -> other).limit(3).toArray();
    int function = fake.btf.pointer(fake.btf.prototype(integer, parameters));
    Struct struct =
        made(
            "sound",
            new Member("before", integer, 0),
            new Member(huge, integer, 32),
            new Member("call", function, 64),
            new Member("inner", other, 128),
            new Member("after", integer, 160));
    fake.target.putNumber(AT, 4, 1).putNumber(AT + 4, 4, 2).putNumber(AT + 20, 4, 3);
    assertEquals(1, Made.get(struct, "before"));
    assertEquals(3, Made.get(struct, "after"));
    assertEquals(2, struct.num_(huge));
    assertEquals(AT + 16, ((Struct) Made.get(struct, "inner")).addr_());
    assertEquals(0, struct.num_("call"));
  }

  @Test
  void bitFieldsInAUnion() {
    int flag = fake.btf.integer("_Bool", 1, BtfBuilder.BOOL);
    int wide = fake.btf.integer("unsigned long", 8, 0);
    int union =
        fake.btf.union(
            "bits",
            8,
            new Member("low", integer, 0, 3),
            new Member("high", wide, 0, 33),
            new Member("flag", flag, 0, 1),
            new Member("sign", integer, 0, 1),
            new Member("all", wide, 0));
    Struct struct = made("holder", new Member("u", union, 0));
    fake.target.putNumber(AT, 8, -3);
    Struct bits = (Struct) Made.get(struct, "u");
    assertEquals(-3, Made.get(bits, "low"));
    assertEquals(0x1_ffff_fffdL, Made.get(bits, "high"));
    assertEquals(true, Made.get(bits, "flag"));
    assertEquals(-1, Made.get(bits, "sign"));
    assertEquals(-3L, Made.get(bits, "all"));
  }

  @Test
  void numbersThatNoIntegerHolds() {
    int wide = fake.btf.integer("__int128", 16, BtfBuilder.SIGNED);
    int floating = fake.btf.floating("double", 8);
    int odd = fake.btf.floating("odd", 2);
    Struct struct =
        made(
            "numbers",
            new Member("wide", wide, 0),
            new Member("floating", floating, 128),
            new Member("odd", odd, 192));
    fake.target.putNumber(AT, 8, -2).putNumber(AT + 8, 8, -1);
    fake.target.putNumber(AT + 16, 8, Double.doubleToLongBits(1.5)).putNumber(AT + 24, 8, 77);
    assertEquals("-2", Made.get(struct, "wide").toString());
    assertEquals(1.5, Made.get(struct, "floating"));
    assertEquals(struct.get_("odd").toString(), Made.get(struct, "odd").toString());
  }

  private Struct numbered(String tag, List<String> names) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      members.add(new Member(names.get(i), integer, 32 * i));
      fake.target.putNumber(AT + 4L * i, 4, i);
    }
    assertEquals(names.size(), new HashSet<>(names).size(), "names are different");
    return made(tag, members.toArray(Member[]::new));
  }

  private Struct made(String tag, Member... members) {
    int last = members[members.length - 1].bitOffset() / 8 + 16;
    fake.btf.struct(tag, last, members);
    Kernel kernel = fake.open();
    Made made = Made.of(kernel);
    assertTrue(made.all().size() > 0);
    return kernel.struct(tag, AT).cast_(made.struct(tag));
  }
}
