// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.btf.BtfTypes;
import org.jkdump.generated.Array;
import org.jkdump.generated.EnumConstant;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.target.TargetException;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;

/** Types other than a plain struct with a tag of its own. */
class BadTypesTest {
  private static final long AT = 0xffff_8880_0001_0000L;
  private final FakeKernel fake = new FakeKernel();
  private final BtfBuilder btf = fake.btf;
  private final int integer = btf.integer("int", 4, BtfBuilder.SIGNED);

  private Member x(String name) {
    return new Member(name, integer, 0);
  }

  @Test
  void whatIsOnlyDeclaredIsAPointerWithoutAClass() {
    int opaque = btf.forward("opaque", false);
    int pointer = btf.pointer(opaque);
    int array = btf.array(pointer, 2);
    int typedef = btf.pointer(btf.typedef("opaque_t", opaque));
    btf.struct(
        "holder",
        32,
        new Member("one", pointer, 0),
        new Member("two", array, 64),
        new Member("again", typedef, 192));
    fake.target.pointer(AT, 0x11).pointer(AT + 8, 0x22).pointer(AT + 16, 0).pointer(AT + 24, 0x33);
    Kernel kernel = fake.open();
    Made made = Made.of(kernel);
    assertFalse(made.names().contains("opaque"));
    Struct holder = kernel.struct("holder", AT).cast_(made.struct("holder"));
    assertEquals(0x11, ((PointerValue) Made.get(holder, "one")).num_());
    Array<?> two = (Array<?>) Made.get(holder, "two");
    assertEquals("{0x22, 0x0}", two.toString());
    assertTrue(((PointerValue) two.get_(1)).isNull_());
    assertEquals(0x33, ((PointerValue) Made.get(holder, "again")).num_());
  }

  @Test
  void structUnionAndEnumOfOneName() {
    btf.enumeration("same", 4, false, new Constant("A", 1));
    btf.union("same", 4, x("in_union"));
    btf.struct("same", 4, x("in_struct"));
    btf.enumeration("both", 4, false, new Constant("B", 1));
    btf.union("both", 4, x("in_both"));
    Made made = Made.of(fake.open());
    assertEquals("struct same", made.about("same").cName());
    assertEquals("union same", made.about("same$union").cName());
    assertEquals("A", made.constant("same$enum", "A").toString());
    assertEquals("union both", made.about("both").cName());
    assertEquals("B", made.constant("both$enum", "B").toString());
  }

  @Test
  void tagsThatJavaHasTaken() {
    List<String> tags =
        List.of(
            "class", "new", "var", "record", "yield", "_", "String", "Object", "List", "Struct",
            "Kernel", "Map", "vars", "vars$1", "Unheard", "list", "int");
    tags.forEach(tag -> btf.struct(tag, 4, x("of_" + tag.replaceAll("\\W", ""))));
    Made made = Made.of(fake.open());
    List<String> kept = List.of("Unheard", "list");
    for (String tag : tags) {
      String java = kept.contains(tag) ? tag : tag + "_";
      assertEquals("struct " + tag, made.about(java).cName());
      assertEquals(List.of("of_" + tag.replaceAll("\\W", "")), made.methods(java));
    }
    assertFalse(Struct.class.isAssignableFrom(made.named("vars")), "the variables' own class");
  }

  // With import kernel.*, java.util.List would otherwise be taken for a member of a struct.
  @Test
  void tagsThatWouldHideAPackage() {
    for (String tag : List.of("java", "javax", "org", "kernel", "jdk")) {
      btf.struct(tag, 4, x("x"));
    }
    Made made = Made.of(fake.open());
    for (String tag : List.of("java", "javax", "org", "kernel", "jdk")) {
      assertEquals("struct " + tag, made.about(tag + "_").cName());
    }
  }

  @Test
  void rustsNames() {
    List<String> tags =
        List.of(
            "core::fmt::Formatter",
            "Option<alloc::vec::Vec<u8>>",
            "&str",
            "{closure#0}",
            "(u8, u8)");
    tags.forEach(tag -> btf.struct(tag, 4, x("x")));
    btf.struct("sound", 4, x("x"));
    btf.struct("Option<u8>", 4, x("x"));
    btf.struct("Option<u8,>", 4, x("y"));
    Kernel kernel = fake.open();
    fake.target.putNumber(AT, 4, 5);
    Made made = Made.of(kernel);
    assertEquals("struct core::fmt::Formatter", made.about("core__fmt__Formatter").cName());
    Struct raw = kernel.struct("sound", AT);
    for (Class<?> type : made.all()) {
      if (Struct.class.isAssignableFrom(type)) {
        Struct rust = raw.cast_(type.asSubclass(Struct.class));
        assertEquals(5, Made.get(rust, type.getSimpleName().equals("Option_u8__") ? "y" : "x"));
      }
    }
    assertEquals(tags.size() + 3 + 1, made.all().size(), made.names().toString());
    assertEquals(List.of("x"), made.methods("Option_u8_"));
    assertEquals(List.of("y"), made.methods("Option_u8__"));
  }

  @Test
  void everyBodyOfATagThatTwoModulesHave() {
    BtfBuilder vmlinux = new BtfBuilder();
    int number = vmlinux.integer("int", 4, BtfBuilder.SIGNED);
    vmlinux.struct("own", 4, new Member("x", number, 0));
    BtfTypes base = new BtfTypes(vmlinux.bytes(), 8);
    BtfBuilder[] parts = {vmlinux.split(), vmlinux.split(), vmlinux.split()};
    String[] members = {"a", "a", "b"};
    BtfTypes[] modules = new BtfTypes[3];
    for (int i = 0; i < 3; i++) {
      int twin = parts[i].struct("twin", 4, new Member(members[i], number, 0));
      parts[i].struct("user" + i, 8, new Member("p", parts[i].pointer(twin), 0));
      modules[i] = new BtfTypes(parts[i].bytes(), base);
    }
    Types types = new Types(List.of(base, modules[0], modules[1], modules[2]), 8);
    Made made = Made.of(types);
    assertEquals(List.of("a"), made.methods("twin"));
    assertEquals(List.of("b"), made.methods("twin$2"));
    assertEquals("struct twin#2", made.about("twin$2").cName());
    assertFalse(made.names().contains("twin$3"), "one body, one class");
    assertSame(made.named("twin"), result(made, "user0"));
    assertSame(made.named("twin"), result(made, "user1"));
    assertSame(made.named("twin$2"), result(made, "user2"));
  }

  private static Class<?> result(Made made, String type) {
    try {
      return made.named(type).getMethod("p").getReturnType();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anEnumWithThousandsOfEnumerators() {
    int count = 2 * EnumMaker.MAX_CONSTANTS;
    Constant[] all =
        IntStream.range(0, count)
            .mapToObj(i -> new Constant("CONSTANT_" + i, i / 2))
            .toArray(Constant[]::new);
    btf.enumeration("huge", 4, false, all);
    Made made = Made.of(fake.open());
    assertEquals(0, made.constant("huge", "CONSTANT_1").num_());
    assertSame(made.constant("huge", "CONSTANT_0"), made.constant("huge", "CONSTANT_1"));
    assertEquals("CONSTANT_2", made.constant("huge", "CONSTANT_3").name_());
    assertEquals(count / 2 - 1, of(made, "CONSTANT_" + (count - 1)).num_());
    assertEquals("CONSTANT_" + (count - 2), of(made, count / 2 - 1).toString());
    assertNull(of(made, count).name_());
    assertEquals("" + count, of(made, count).toString());
  }

  private static EnumConstant of(Made made, Object key) {
    boolean text = key instanceof String;
    try {
      return (EnumConstant)
          made.named("huge")
              .getMethod("of", text ? String.class : long.class)
              .invoke(null, text ? key : ((Number) key).longValue());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void enumsWithKeywordsNegativeAndWideValuesAndTheSameNameTwice() {
    btf.enumeration(
        "odd",
        4,
        true,
        new Constant("true", 1),
        new Constant("class", -5),
        new Constant("of", 7),
        new Constant("TWICE", 8),
        new Constant("TWICE", 9),
        new Constant("after", 10));
    btf.enumeration64("wide", false, new Constant("W", 0x8000_0000_0000_0000L));
    btf.enumeration("none", 4, false);
    Made made = Made.of(fake.open());
    assertEquals("true", made.constant("odd", "true_").toString());
    assertEquals(-5, made.constant("odd", "class_").num_());
    assertEquals(7, made.constant("odd", "of").num_());
    assertEquals(10, made.constant("odd", "after").num_());
    assertEquals(Long.MIN_VALUE, made.constant("wide", "W").num_());
    assertNotNull(made.named("none"));
  }

  @Test
  void emptyStructsAndCycles() {
    int empty = btf.struct("empty", 0);
    int self = btf.next() + 1;
    int pointer = btf.pointer(self);
    btf.struct(
        "ring", 24, new Member("next", pointer, 0), new Member("nothing", empty, 64), x("first"));
    int a = btf.next();
    btf.struct("a", 8, new Member("b", a + 2, 0));
    btf.pointer(a);
    btf.pointer(a + 3);
    btf.struct("b", 8, new Member("a", a + 1, 0));
    Kernel kernel = fake.open();
    fake.target.pointer(AT, AT);
    Made made = Made.of(kernel);
    Struct ring = kernel.struct("ring", AT).cast_(made.struct("ring"));
    assertEquals(ring, Made.get(Made.get(ring, "next"), "next"));
    assertEquals(AT + 8, ((Struct) Made.get(ring, "nothing")).addr_());
    assertEquals(0, ((Struct) Made.get(ring, "nothing")).size_());
    assertSame(
        made.named("b"), Made.get(kernel.struct("a", AT).cast_(made.struct("a")), "b").getClass());
  }

  @Test
  void anArrayOfAnEmptyStructAndArraysOfNothing() {
    int empty = btf.struct("empty", 0);
    int character = btf.integer("char", 1, BtfBuilder.SIGNED);
    btf.struct(
        "holder",
        8,
        new Member("empties", btf.array(empty, 3), 0),
        new Member("none", btf.array(integer, 0), 32),
        new Member("text", btf.array(character, 0), 32),
        new Member("rows", btf.array(btf.array(character, 4), 0), 32));
    Kernel kernel = fake.open();
    fake.target.putNumber(AT + 4, 4, 'a' | 'b' << 8);
    Made made = Made.of(kernel);
    Struct holder = kernel.struct("holder", AT).cast_(made.struct("holder"));
    assertEquals(3, ((Array<?>) Made.get(holder, "empties")).stream_().count());
    assertEquals('a' | 'b' << 8, ((Array<?>) Made.get(holder, "none")).get_(0));
    assertEquals((int) 'b', ((Array<?>) Made.get(holder, "text")).get_(1));
    assertEquals("ab", ((Array<?>) Made.get(holder, "rows")).get_(0).toString());
  }

  @Test
  void oneStructThatCantBeMadeOutDoesNotSpoilTheOthers() {
    btf.struct("worm", 8, new Member("", btf.next() + 1, 0));
    btf.union("", 8, new Member("", btf.next() - 1, 0));
    int endless = btf.array(btf.array(btf.array(integer, -1), -1), -1);
    btf.struct("vast", 8, x("x"), new Member("all", endless, 0), new Member("y", integer, 32));
    btf.struct("sound", 4, x("x"));
    Kernel kernel = fake.open();
    Made made = Made.of(kernel);
    assertEquals(List.of("x"), made.methods("sound"));
    assertEquals(List.of(), made.methods("worm"));
    assertEquals(List.of("x", "y"), made.methods("vast"), "a member without a size is left out");
    for (Class<?> type : made.all()) {
      assertNotNull(type);
    }
  }

  @Test
  void theErrorOfAStructThatIsNoneSaysSo() {
    btf.struct("sound", 4, x("x"));
    Kernel kernel = fake.open();
    Struct sound = kernel.struct("sound", AT);
    TargetException e = assertThrows(TargetException.class, () -> sound.cast_(Struct.class));
    assertEquals(
        "org.jkdump.kernel.Struct stands for no C type: name a class of package kernel",
        e.getMessage());
  }
}
