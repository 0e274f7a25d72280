// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jkdump.target.FakeTarget;
import org.junit.jupiter.api.Test;

class SymbolsTest {
  private static final long TEXT = 0xffff_ffff_8100_0000L;
  private static final long MOD = 0xffff_ffff_c000_0000L;
  private final Symbols symbols =
      new Symbols(
          new FakeTarget()
              .symbol("percpu", 0)
              .symbol("__per_cpu_end", 0x1000)
              .symbol("_text", TEXT)
              .symbol("startup", TEXT)
              .symbol("twin", TEXT + 0x100)
              .symbol("run", TEXT + 0x200)
              .symbol("_end", TEXT + 0x1000)
              .symbol("one_init", MOD, 1)
              .symbol("twin", MOD + 0x10, 1)
              .symbol("two_init", MOD + 0x4000, 2)
              .symbol("twin", MOD + 0x4010, 2)
              .module("one", MOD, 0x1000)
              .module("two", MOD + 0x4000, 0x1000)
              .symbols());

  @Test
  void byName() {
    assertEquals(Optional.of(TEXT + 0x200), symbols.address("run"));
    assertEquals(Optional.of(0L), symbols.address("percpu"));
    assertEquals(Optional.empty(), symbols.address("nowhere"));
    assertEquals(Optional.of('D'), symbols.type("run"));
    assertEquals(11, symbols.size());
  }

  @Test
  void theNextSymbolWithinVmlinuxOrTheModule() {
    assertEquals(OptionalLong.of(TEXT + 0x100), symbols.following(TEXT));
    assertEquals(OptionalLong.of(MOD + 0x10), symbols.following(MOD));
    assertEquals(OptionalLong.empty(), symbols.following(MOD + 0x10));
  }

  @Test
  void duplicatesInTheOrderOfTheTable() {
    long[] all = {TEXT + 0x100, MOD + 0x10, MOD + 0x4010};
    assertArrayEquals(all, symbols.addresses("twin"));
    assertEquals(Optional.of(TEXT + 0x100), symbols.address("twin"));
    assertArrayEquals(new long[0], symbols.addresses("nowhere"));
  }

  @Test
  void exactOnlyAtTheAddressItself() {
    assertEquals(Optional.of("run"), symbols.exact(TEXT + 0x200));
    assertEquals(Optional.empty(), symbols.exact(TEXT + 0x201));
    assertEquals(Optional.of("twin"), symbols.exact(MOD + 0x4010));
  }

  @Test
  void ofSeveralAtOneAddressTheFirstAndBehindItTheLast() {
    assertEquals(Optional.of("_text"), symbols.exact(TEXT));
    assertEquals("_text", loose(TEXT));
    assertEquals("startup+16", loose(TEXT + 16));
  }

  @Test
  void looseWithinVmlinuxAndModules() {
    assertEquals("run+1", loose(TEXT + 0x201));
    assertEquals("run", loose(TEXT + 0x200));
    assertEquals("twin+4079 [one]", loose(MOD + 0xfff));
    assertEquals("two_init [two]", loose(MOD + 0x4000));
    assertEquals("twin+1 [two]", loose(MOD + 0x4011));
  }

  @Test
  void nothingBelowTheFirstSymbol() {
    Symbols few = new Symbols(new FakeTarget().symbol("a", 100).symbols());
    assertEquals(Optional.empty(), few.loose(99));
    assertEquals(Optional.empty(), new Symbols(new FakeTarget().symbols()).loose(1));
  }

  // A heap address lies after the per-CPU symbols and before the text: it belongs to neither.
  @Test
  void nothingOutsideOfTheKernelsImage() {
    assertEquals(Optional.empty(), symbols.loose(0xffff_8880_1234_5678L));
    assertEquals(Optional.empty(), symbols.loose(MOD + 0x1000));
    assertEquals(Optional.empty(), symbols.loose(-1));
    assertEquals("percpu+8", loose(8));
  }

  @Test
  void modules() {
    assertEquals("one", symbols.module(MOD + 0xfff).orElseThrow().name());
    assertEquals(Optional.empty(), symbols.module(MOD + 0x1000));
    assertEquals("two", symbols.module(MOD + 0x4000).orElseThrow().name());
    assertEquals(Optional.empty(), symbols.module(TEXT));
    assertEquals(List.of("one", "two"), symbols.modules().stream().map(m -> m.name()).toList());
  }

  @Test
  void thoseThatBeginWithATextInAlphabeticalOrder() {
    assertEquals(List.of("twin", "twin", "twin", "two_init"), names(symbols.startingWith("tw")));
    assertEquals(List.of(), names(symbols.startingWith("zz")));
    assertEquals(11, symbols.startingWith("").count());
  }

  @Test
  void thoseThatContainATextInTheOrderOfTheTable() {
    assertEquals(List.of("one_init", "two_init"), names(symbols.containing("_init")));
    assertEquals(
        "ffffffffc0000000 (D) one_init [one]",
        symbols.containing("_init").findFirst().orElseThrow().toString());
  }

  private static List<String> names(Stream<Symbol> found) {
    return found.map(Symbol::name).toList();
  }

  private String loose(long address) {
    return symbols.loose(address).orElseThrow().toString();
  }
}
