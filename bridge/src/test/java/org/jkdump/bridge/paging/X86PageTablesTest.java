// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.jkdump.target.Outcome;
import org.jkdump.target.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X86PageTablesTest {
  private static final long AT = 0xffff888012345000L;
  private static final long PAGE = 1 << 12;
  private static final long LARGE = 1 << 21;
  private static final long HUGE = 1 << 30;

  private final TableBuilder builder = new TableBuilder(4, 0x100000);

  private static Mapping mapped(long physical, long size) {
    return new Mapping(Outcome.OK, physical, size);
  }

  private static Mapping unmapped(long size) {
    return new Mapping(Outcome.UNMAPPED, 0, size);
  }

  private Mapping translate(long virtual) {
    return new X86PageTables(builder, 4, 0).translate(builder.root(), virtual);
  }

  @Test
  void translatesAPage() {
    builder.map(AT, 0x7654000);
    assertEquals(mapped(0x7654321, PAGE), translate(AT + 0x321));
    assertEquals(unmapped(PAGE), translate(AT + PAGE));
  }

  @Test
  void translatesWithFiveLevels() {
    TableBuilder five = new TableBuilder(5, 0x100000).map(0xff11000012345000L, 0x5000);
    X86PageTables tables = new X86PageTables(five, 5, 0);
    assertEquals(mapped(0x5678, PAGE), tables.translate(five.root(), 0xff11000012345678L));
    assertEquals(unmapped(1L << 48), tables.translate(five.root(), 0xffff888000000000L));
  }

  @Test
  void translatesLargePagesAndIgnoresTheirFlags() {
    long flags = TableBuilder.PRESENT | TableBuilder.LARGE | 1L << 63 | 1 << 12;
    builder.entry(AT, 2, 0x40000000L | flags);
    builder.entry(AT + HUGE, 3, 0x80000000L | flags);
    long inLarge = AT & LARGE - 1;
    assertEquals(mapped(0x40000000L + inLarge, LARGE), translate(AT));
    assertEquals(mapped(0x80000000L + (AT & HUGE - 1), HUGE), translate(AT + HUGE));
  }

  @Test
  void aPageWithoutAccessIsMappedAndItsFrameInverted() {
    builder.entry(AT, 1, ~0x7654000L & 0xffffffffff000L | TableBuilder.PROT_NONE);
    assertEquals(mapped(0x7654000, PAGE), translate(AT));
    builder.entry(AT + LARGE, 2, ~0x7600000L & 0xfffffffe00000L | TableBuilder.LARGE | 0x100);
    assertEquals(mapped(0x7600000 + (AT & LARGE - 1), LARGE), translate(AT + LARGE));
  }

  @Test
  void aSwappedPageIsNotMapped() {
    builder.entry(AT, 1, 0x1234567890000000L & ~(TableBuilder.PRESENT | TableBuilder.PROT_NONE));
    builder.entry(AT + LARGE, 2, 0x1234567890000000L & ~0x181L);
    assertEquals(unmapped(PAGE), translate(AT));
    assertEquals(unmapped(LARGE), translate(AT + LARGE));
  }

  @Test
  void theEncryptionBitIsNoAddress() {
    long encrypted = 1L << 47;
    builder.map(AT, 0x7654000 | encrypted);
    X86PageTables tables = new X86PageTables(builder, 4, encrypted);
    assertEquals(mapped(0x7654000, PAGE), tables.translate(builder.root(), AT));
  }

  @ParameterizedTest
  @ValueSource(longs = {0x0000800000000000L, 0xffff7fffffffffffL, 0x1234567890abcdefL})
  void anAddressThatIsNotCanonicalIsNotMapped(long virtual) {
    assertEquals(unmapped(PAGE), translate(virtual));
  }

  @Test
  void aTableThatIsLostIsNoHole() {
    builder.map(AT, 0x7654000);
    builder.damage(builder.table(AT, 1), Outcome.EXCLUDED);
    assertEquals(new Mapping(Outcome.EXCLUDED, 0, LARGE), translate(AT));
    builder.damage(builder.root(), Outcome.LOST);
    assertEquals(new Mapping(Outcome.LOST, 0, 1L << 48), translate(AT));
  }

  @Test
  void aTableBeyondTheMemorySaysSo() {
    builder.entry(AT, 2, 0xffffffffff000L | TableBuilder.PRESENT);
    assertEquals(new Mapping(Outcome.BEYOND, 0, LARGE), translate(AT));
  }

  @Test
  void aTableThatNamesItselfEndsAfterAllLevels() {
    builder.entry(AT, 4, builder.root() | TableBuilder.PRESENT);
    long itself = AT >>> 39 & 511;
    long all = 0xffff000000000000L | itself << 39 | itself << 30 | itself << 21 | itself << 12;
    assertEquals(mapped(builder.root(), PAGE), translate(all));
  }

  @Test
  void aRunReadsEachTableOnce() {
    for (int i = 0; i < 1024; i++) {
      builder.map(AT + i * PAGE, (7919L * i & 0xffff) << 12);
    }
    X86PageTables tables = new X86PageTables(builder, 4, 0);
    Translations run = tables.translate(builder.root(), AT, 1024);
    assertArrayEquals(
        LongStream.range(0, 1024).map(i -> (7919 * i & 0xffff) << 12).toArray(), run.results());
    assertEquals(6, builder.reads(), "root, two above, three tables of 512 pages each");
  }

  @Test
  void aRunOverMappingsOfAllSizesAndHolesIsWhatEachPageIs() {
    builder.map(AT, 0x5000).map(AT + PAGE, 0x3000);
    builder.entry(AT + LARGE, 2, 0x600000 | TableBuilder.LARGE | TableBuilder.PRESENT);
    builder.map(AT + 3 * LARGE, 0x9000).damage(builder.table(AT + 3 * LARGE, 1), Outcome.FAILED);
    assertRunIsPageByPage(new X86PageTables(builder, 4, 0), AT - 3 * PAGE, 2048);
  }

  @Test
  void pagesBehindTheLastAddressAreNotMapped() {
    builder.map(-PAGE, 0x5000);
    Translations run = new X86PageTables(builder, 4, 0).translate(builder.root(), -2 * PAGE, 4);
    assertArrayEquals(
        new Outcome[] {Outcome.UNMAPPED, Outcome.OK, Outcome.UNMAPPED, Outcome.UNMAPPED},
        run.outcomes());
    assertArrayEquals(new long[] {0, 0x5000, 0, 0}, run.results());
  }

  @Test
  void damagedTablesGiveOutcomesAndNothingElse() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      int levels = 4 + random.nextInt(2);
      TableBuilder damaged = new TableBuilder(levels, 0x100000);
      for (int page = 0; page < 8; page++) {
        damaged.map(AT + page * LARGE, random.nextLong() & 0xffffffffff000L);
      }
      int changes = 1 + random.nextInt(64);
      for (byte[] table : damaged.pages().values()) {
        for (int change = 0; change < changes; change++) {
          table[random.nextInt(table.length)] = (byte) random.nextInt();
        }
      }
      assertRunIsPageByPage(
          new X86PageTables(damaged, levels, 0), damaged, AT - random.nextInt(64) * PAGE, 64);
    }
  }

  private void assertRunIsPageByPage(X86PageTables tables, long virtual, int count) {
    assertRunIsPageByPage(tables, builder, virtual, count);
  }

  private static void assertRunIsPageByPage(
      X86PageTables tables, TableBuilder builder, long virtual, int count) {
    Translations run = tables.translate(builder.root(), virtual, count);
    for (int i = 0; i < count; i++) {
      Mapping one = tables.translate(builder.root(), virtual + i * PAGE);
      assertNotNull(one.outcome());
      assertTrue(one.size() >= PAGE && Long.bitCount(one.size()) == 1);
      assertEquals(one.outcome(), run.outcomes()[i], "page " + i);
      assertEquals(one.physical(), run.results()[i], "page " + i);
    }
  }
}
