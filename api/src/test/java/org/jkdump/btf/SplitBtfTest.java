// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.memory.PageCache;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.Space;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;

/**
 * A module's section continues that of vmlinux: its ids and its strings begin where those of
 * vmlinux end.
 */
class SplitBtfTest {
  private static final long HEAD = 0xffff_8880_0000_1000L;
  private final BtfBuilder kernel = new BtfBuilder();
  private final int integer = kernel.integer("int", 4, BtfBuilder.SIGNED);
  private final FakeTarget target = new FakeTarget();
  private final StringBuilder logged = new StringBuilder();
  private final PyLog log = new PyLog(line -> logged.append(line).append('\n'));

  SplitBtfTest() {
    int list = kernel.next();
    kernel.struct("list_head", 16, new Member("next", list + 1, 0));
    int pointer = kernel.pointer(list);
    kernel.struct("btf_module", 32, new Member("list", list, 0), new Member("btf", pointer, 128));
    kernel.struct(
        "btf",
        32,
        new Member("data", pointer, 0),
        new Member("data_size", integer, 64),
        new Member("base_btf", pointer, 128));
    kernel.struct("twin", 4, new Member("a", integer, 0));
  }

  @Test
  void itsOwnTypesAndThoseOfTheKernelTogether() {
    BtfTypes vmlinux = new BtfTypes(kernel.bytes(), 8);
    BtfBuilder module = kernel.split();
    int own = module.struct("own", 8, new Member("number", integer, 0));
    module.struct("user", 8, new Member("to", module.pointer(own), 0));
    BtfTypes types = new BtfTypes(module.bytes(), vmlinux);
    StructType user = (StructType) types.find(TypeKind.STRUCT, "user").orElseThrow();
    PointerType to = (PointerType) user.members().get(0).type();
    assertSame(types.find(TypeKind.STRUCT, "own").orElseThrow(), to.target());
    assertEquals("int number", ((StructType) to.target()).members().get(0).text());
    assertSame(vmlinux.type(integer), types.type(integer));
    assertEquals(2, types.structs().size(), "its own only");
    assertTrue(types.find(TypeKind.STRUCT, "twin").isEmpty());
  }

  @Test
  void typesWithoutATagAreCalledAfterTheFirstThatHasThem() {
    int anonymous = kernel.struct("", 4, new Member("x", integer, 0));
    int union = kernel.union("", 8, new Member("", anonymous, 0), new Member("", anonymous, 0));
    kernel.struct("outer", 16, new Member("", union, 64), new Member("n", anonymous, 0));
    kernel.typedef("pair_t", kernel.struct("", 8, new Member("l", integer, 0)));
    int color = kernel.enumeration("", 4, false, new Constant("RED", 1));
    kernel.struct("paint", 4, new Member("color", color, 0));
    BtfTypes btf = new BtfTypes(kernel.bytes(), 8);
    Types types = new Types(List.of(btf), 8);
    StructType inner = (StructType) btf.type(union);
    assertEquals("outer:8->union", inner.name());
    assertEquals("outer:8->union:0->struct", ((StructType) btf.type(anonymous)).name());
    assertSame(inner, types.getStruct("outer:8->union"));
    assertSame(btf.type(anonymous), types.getStruct("outer:8->union:0->struct#2"));
    assertSame(btf.type(anonymous), types.getStruct("outer:0/n->struct"));
    assertEquals("pair_t->struct", types.struct("pair_t").orElseThrow().name());
    assertEquals("l", types.getStruct("pair_t->struct").members().get(0).name());
    assertEquals("paint:0/color->enum", types.enumWith("RED").orElseThrow().name());
    assertEquals("enum {...} *", types.get("paint:0/color->enum *").text());
    assertTrue(types.find("outer:4->union").isEmpty());
    assertTrue(types.find("outer:8->union:0->struct#3").isEmpty());
  }

  @Test
  void theSecondOfATagHasANumber() {
    kernel.struct("twin", 8, new Member("b", integer, 32));
    Types types = new Types(List.of(new BtfTypes(kernel.bytes(), 8)), 8);
    assertEquals(4, types.getStruct("struct twin").size());
    StructType second = types.getStruct("struct twin#2");
    assertEquals(8, second.size());
    assertEquals("twin#2", second.name());
    assertEquals("struct twin *", types.get("struct twin#2 *").text());
    assertEquals(2, types.structs(TypeKind.STRUCT, "twin").size());
    assertTrue(types.find("struct twin#3").isEmpty());
    assertTrue(types.find("twin#99999999999").isEmpty());
  }

  @Test
  void modulesAreReadFromTheKernelsList() {
    BtfBuilder first = kernel.split();
    first.struct("first", 8, new Member("x", integer, 0));
    first.struct("twin", 12, new Member("c", integer, 64));
    BtfBuilder second = kernel.split();
    second.struct("second", 8, new Member("x", integer, 0));
    second.struct("twin", 4, new Member("a", integer, 0));
    chain(first.bytes(), second.bytes());
    Types types = types();
    assertEquals(4, types.getStruct("struct twin").size());
    assertEquals(12, types.getStruct("struct twin#2").size());
    assertEquals(2, types.structs(TypeKind.STRUCT, "twin").size(), "one body is known already");
    assertTrue(types.struct("first").isPresent() && types.struct("second").isPresent());
    assertEquals("", logged.toString());
  }

  @Test
  void aDamagedSectionIsLoggedAndLeftOut() {
    BtfBuilder sound = kernel.split();
    sound.struct("sound", 8, new Member("x", integer, 0));
    chain(new byte[100], sound.bytes());
    assertTrue(types().struct("sound").isPresent());
    assertTrue(logged.toString().contains("its magic number is missing"), logged::toString);
  }

  @Test
  void aListThatGoesInCirclesEnds() {
    BtfBuilder sound = kernel.split();
    sound.struct("sound", 8, new Member("x", integer, 0));
    chain(sound.bytes(), sound.bytes());
    target.pointer(HEAD + 0x2000, HEAD + 0x1000);
    assertTrue(types().struct("sound").isPresent());
    assertTrue(logged.toString().contains("doesn't end"), logged::toString);
  }

  @Test
  void anUnreadableListKeepsWhatItHas() {
    BtfBuilder sound = kernel.split();
    sound.struct("sound", 8, new Member("x", integer, 0));
    chain(sound.bytes());
    target.pointer(HEAD + 0x1000, 0xdead_0000L);
    assertTrue(types().struct("sound").isPresent());
    assertTrue(logged.toString().contains("breaks off"), logged::toString);
  }

  @Test
  void aTargetThatIsLostLeavesNoTypesOut() {
    BtfBuilder sound = kernel.split();
    sound.struct("sound", 8, new Member("x", integer, 0));
    chain(sound.bytes());
    Types types = types();
    target.trouble(SplitBtfTest::lose);
    assertThrows(TargetLostException.class, () -> types.struct("sound"));
    target.trouble(() -> {});
    assertTrue(types.struct("sound").isPresent());
  }

  private static void lose() {
    throw new TargetLostException("gone");
  }

  @Test
  void idsBeyondTheModulesOwnAreWild() {
    BtfTypes vmlinux = new BtfTypes(kernel.bytes(), 8);
    BtfBuilder module = kernel.split();
    module.struct("wild", 8, new Member("x", module.next() + 5, 0));
    BtfTypes types = new BtfTypes(module.bytes(), vmlinux);
    StructType wild = (StructType) types.find(TypeKind.STRUCT, "wild").orElseThrow();
    assertThrows(BtfException.class, wild::members);
  }

  private Types types() {
    BtfTypes vmlinux = new BtfTypes(kernel.bytes(), 8);
    Memory memory = new Memory(target, new PageCache(target, 1 << 20), Space.KERNEL, 0);
    Map<String, Long> symbols = Map.of("btf_modules", HEAD);
    ModuleBtf modules =
        new ModuleBtf(vmlinux, memory, name -> Optional.ofNullable(symbols.get(name)), log);
    return new Types(List.of(vmlinux, modules), 8);
  }

  // Links one struct btf_module and one struct btf for each section to the head.
  private void chain(byte[]... sections) {
    long before = HEAD;
    for (int i = 0; i < sections.length; i++) {
      long module = HEAD + 0x1000L * (i + 1);
      long data = HEAD + 0x10_0000L * (i + 1);
      target.pointer(before, module).pointer(module, HEAD).pointer(module + 16, module + 0x100);
      target.pointer(module + 0x100, data).putNumber(module + 0x108, 4, sections[i].length);
      target.pointer(module + 0x110, 1).put(data, sections[i]);
      before = module;
    }
  }
}
