// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.symbol.Symbol;
import org.jkdump.symbol.Symbols;
import org.jkdump.target.Outcome;
import org.jkdump.target.SymbolTable.Region;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleSymbolsTest {
  private static final long HEAD = FakeKernel.BASE;
  private static final long FIRST = HEAD + 0x100;
  private static final long SECOND = HEAD + 0x200;
  private static final long TEXT = 0xffff_ffff_c000_0000L;
  private static final int TABLE = 56;
  private static final int GLOBAL_FUNCTION = 0x12;
  private static final int STATIC_OBJECT = 0x01;
  private final FakeKernel fake = new FakeKernel();

  /** Layouts of struct module. */
  private enum Era {
    BEFORE_4_5,
    BEFORE_5_2,
    BEFORE_6_4,
    SINCE_6_4
  }

  @BeforeEach
  void twoModulesTheNewerAtTheLowerAddress() {
    fake.target.withoutModuleSymbols();
    fake.symbol("modules", HEAD);
    fake.target.pointer(HEAD, SECOND).pointer(HEAD + 8, FIRST);
    fake.target.pointer(SECOND, FIRST).pointer(SECOND + 8, HEAD);
    fake.target.pointer(FIRST, HEAD).pointer(FIRST + 8, SECOND);
  }

  // The table of strings lies behind that of symbols, and the letters behind both.
  private Kernel open(Era era) {
    types(era);
    module(era, FIRST, "first", TEXT + 0x10000);
    module(era, SECOND, "second", TEXT);
    return fake.open();
  }

  @Test
  void aTargetThatIsLostWhileTheyAreReadLeavesNoneOut() {
    Kernel kernel = open(Era.BEFORE_6_4);
    kernel.types();
    fake.target.trouble(ModuleSymbolsTest::lose);
    assertThrows(TargetLostException.class, kernel::symbols);
    fake.target.trouble(() -> {});
    assertEquals(2, kernel.symbols().modules().size());
  }

  private static void lose() {
    throw new TargetLostException("gone");
  }

  private void module(Era era, long at, String name, long text) {
    long symbols = text + 0x1000;
    long strings = symbols + 0x100;
    fake.target.put(at + 16, (name + "\0").getBytes());
    fake.target.pointer(at + 32, text).putNumber(at + 40, 4, 0x3000);
    fake.target.pointer(at + 48, at + TABLE);
    fake.target.pointer(at + TABLE, symbols).putNumber(at + TABLE + 8, 4, 6);
    fake.target.pointer(at + TABLE + 16, strings).pointer(at + TABLE + 24, strings + 0x80);
    fake.target.put(strings, "\0run\0help.part.0\0data\0foreign\0imported\0".getBytes());
    fake.target.put(strings + 0x80, "?ttdTU".getBytes());
    boolean letters = era.compareTo(Era.BEFORE_6_4) < 0;
    symbol(symbols, 1, 1, letters ? 't' : GLOBAL_FUNCTION, 1, text + 0x20);
    symbol(symbols, 2, 5, letters ? 't' : GLOBAL_FUNCTION - 0x10, 1, text + 0x10);
    symbol(symbols, 3, 17, letters ? 'd' : STATIC_OBJECT, 2, text + 0x2000);
    symbol(symbols, 4, 22, letters ? 't' : GLOBAL_FUNCTION, 1, text + 0x3000);
    symbol(symbols, 5, 30, letters ? 'U' : GLOBAL_FUNCTION, 0, text);
  }

  private void symbol(long table, int i, int name, int info, int section, long value) {
    long at = table + 24L * i;
    fake.target.putNumber(at, 4, name).put(at + 4, (byte) info);
    fake.target.putNumber(at + 6, 2, section).pointer(at + 8, value);
  }

  private void types(Era era) {
    int word = fake.btf.integer("unsigned long", 8, 0);
    int number = fake.btf.integer("unsigned int", 4, 0);
    int name = fake.btf.array(fake.btf.integer("char", 1, 0), 16);
    int list =
        fake.btf.struct("list_head", 16, new Member("next", word, 0), new Member("prev", word, 64));
    int area =
        fake.btf.struct("area", 16, new Member("base", word, 0), new Member("size", number, 64));
    Member symtab = new Member("symtab", word, 0);
    Member count = new Member("num_symtab", number, 64);
    Member strtab = new Member("strtab", word, 128);
    Member typetab = new Member("typetab", word, 192);
    int table =
        era == Era.BEFORE_5_2
            ? fake.btf.struct("mod_kallsyms", 24, symtab, count, strtab)
            : fake.btf.struct("mod_kallsyms", 32, symtab, count, strtab, typetab);
    Member kallsyms = new Member("kallsyms", fake.btf.pointer(table), 48 * 8);
    Member listed = new Member("list", list, 0);
    Member named = new Member("name", name, 128);
    switch (era) {
      case BEFORE_4_5 ->
          fake.btf.struct(
              "module",
              TABLE + 32,
              listed,
              named,
              new Member("module_core", word, 256),
              new Member("core_size", number, 320),
              new Member("module_init", word, 800),
              new Member("init_size", number, 800),
              new Member("symtab", word, TABLE * 8),
              new Member("num_symtab", number, TABLE * 8 + 64),
              new Member("strtab", word, TABLE * 8 + 128));
      case SINCE_6_4 ->
          fake.btf.struct(
              "module",
              TABLE,
              listed,
              named,
              new Member("mem", fake.btf.array(area, 1), 256),
              kallsyms);
      default ->
          fake.btf.struct(
              "module",
              TABLE + 200,
              listed,
              named,
              new Member("core_layout", area, 256),
              new Member("init_layout", area, 1600),
              kallsyms);
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void everyLayout(Era era) {
    Symbols symbols = open(era).symbols();
    String t = era.compareTo(Era.BEFORE_6_4) < 0 ? "t" : "T";
    assertEquals(
        List.of(
            TEXT + 0x10 + " t help second",
            TEXT + 0x20 + " " + t + " run second",
            TEXT + 0x2000 + " d data second",
            TEXT + 0x10010 + " t help first",
            TEXT + 0x10020 + " " + t + " run first",
            TEXT + 0x12000 + " d data first"),
        symbols
            .containing("")
            .filter(symbol -> !symbol.module().isEmpty())
            .map(ModuleSymbolsTest::text)
            .toList());
    assertEquals(List.of(new Region(TEXT, 0x3000)), symbols.modules().get(0).regions());
    assertEquals(Optional.of(HEAD), symbols.address("modules"));
  }

  private static String text(Symbol symbol) {
    return symbol.address() + " " + symbol.type() + " " + symbol.name() + " " + symbol.module();
  }

  @Test
  void damageCostsThatModuleOnly() {
    fake.target.hole(TEXT + 0x1000, Outcome.EXCLUDED);
    Symbols symbols = open(Era.SINCE_6_4).symbols();
    assertEquals(1, symbols.addresses("run").length);
    assertEquals(2, symbols.modules().size());
    assertTrue(fake.shown.get(0).contains("symbols of module second are left out"));
  }

  @Test
  void anImplausibleCountIsRefused() {
    Kernel kernel = open(Era.SINCE_6_4);
    fake.target.putNumber(FIRST + TABLE + 8, 4, 0x7fff_ffff);
    assertEquals(1, kernel.symbols().addresses("run").length);
    assertTrue(fake.shown.get(0).contains("2147483647 symbols can't be"), fake.shown.get(0));
  }

  @Test
  void withoutTypesThereAreVmlinuxSymbols() {
    Kernel kernel = fake.open();
    assertEquals(Optional.of(HEAD), kernel.symbols().address("modules"));
    assertEquals(List.of(), kernel.symbols().modules());
  }

  @Test
  void damagedMemoryNeverBreaksTheTable() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    types(Era.SINCE_6_4);
    fake.open();
    for (int i = 0; i < 500; i++) {
      module(Era.SINCE_6_4, FIRST, "first", TEXT + 0x10000);
      module(Era.SINCE_6_4, SECOND, "second", TEXT);
      long place = random.nextBoolean() ? FIRST + 32 : TEXT + 0x1000;
      for (int n = 1 << random.nextInt(6); n > 0; n--) {
        fake.target.put(place + random.nextInt(0x190), (byte) random.nextInt());
      }
      Kernel kernel = new Kernel(fake.target, new org.jkdump.log.PyLog(line -> {}), 1 << 20);
      assertTrue(kernel.symbols().size() >= 3, "seed " + seed);
    }
  }
}
