// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jkdump.bridge.kallsyms.KallsymsImage.Order;
import org.jkdump.target.SymbolTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KallsymsStoreTest {
  private static final long STEXT = KallsymsImage.STEXT;
  private static final String BUILD = "ab".repeat(20);

  private final SymbolTable table = table();
  private Path directory;
  private KallsymsStore store;
  private int reads;

  private static SymbolTable table() {
    KallsymsImage image =
        new KallsymsImage(
            KallsymsImage.symbols(500, 100, true),
            AddressEncoding.PER_CPU_ABSOLUTE,
            Order.BEFORE_6_2);
    return Kallsyms.read(image, image::vmcoreInfo);
  }

  @BeforeEach
  void open(@TempDir Path above) throws IOException {
    directory = above.toRealPath().resolve("kallsyms");
    store = KallsymsStore.in(directory);
  }

  private SymbolTable symbols(String build, long stext, boolean proved) {
    return store.symbols(build, stext, found -> proved, this::read);
  }

  private SymbolTable read() {
    reads++;
    return table;
  }

  private static void assertSame(SymbolTable expected, SymbolTable found) {
    assertArrayEquals(expected.addresses(), found.addresses());
    assertArrayEquals(expected.owners(), found.owners());
    assertArrayEquals(expected.types(), found.types());
    assertArrayEquals(expected.names().bytes(), found.names().bytes());
  }

  @Test
  void theSecondTimeNothingIsRead() {
    assertSame(table, symbols(BUILD, STEXT, true));
    assertSame(table, symbols(BUILD, STEXT, true));
    assertEquals(1, reads);
  }

  @Test
  void onlyTheKernelsImageSlides() {
    symbols(BUILD, STEXT, true);
    SymbolTable slid = symbols(BUILD, STEXT - 0x1a00_0000, true);
    long[] expected =
        LongStream.of(table.addresses()).map(a -> a < 0 ? a - 0x1a00_0000 : a).toArray();
    assertArrayEquals(expected, slid.addresses());
    assertTrue(Arrays.stream(expected).anyMatch(address -> address >= 0), "per-CPU symbols");
    assertEquals(1, reads);
  }

  @Test
  void aSlideThatWrapsIsNotTaken() {
    symbols(BUILD, STEXT, true);
    symbols(BUILD, -1, true);
    assertEquals(2, reads);
  }

  @Test
  void eachBuildHasItsOwn() {
    symbols(BUILD, STEXT, true);
    symbols("cd".repeat(20), STEXT, true);
    assertEquals(2, reads);
  }

  @Test
  void symbolsWithoutProofAreNeitherTakenNorKept() {
    symbols(BUILD, STEXT, false);
    symbols(BUILD, STEXT, true);
    assertEquals(2, reads, "not kept");
    symbols(BUILD, STEXT, false);
    assertEquals(3, reads, "not taken");
  }

  @Test
  void aPlaceThatIsUnfitDoesNoHarm() throws IOException {
    Files.writeString(directory, "a file");
    assertSame(table, symbols(BUILD, STEXT, true));
    assertSame(table, symbols(BUILD, STEXT, true));
    assertEquals(2, reads);
  }

  @Test
  void damagedBytesGiveNothingOrSymbols() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] sound = TableBytes.of(table);
    assertSame(table, TableBytes.table(sound).orElseThrow());
    for (int i = 0; i < 5000; i++) {
      byte[] damaged =
          Arrays.copyOf(sound, i % 4 == 0 ? random.nextInt(sound.length) : sound.length);
      for (int n = 1 << random.nextInt(8); n > 0 && damaged.length > 0; n--) {
        int at = random.nextInt(n % 8 == 1 ? Math.min(damaged.length, 4) : damaged.length);
        damaged[at] = (byte) random.nextInt();
      }
      Optional<SymbolTable> found = TableBytes.table(damaged);
      String which = "seed " + seed + ", bytes " + i;
      found.ifPresent(each -> assertEquals(each.addresses().length, each.names().size(), which));
      found.ifPresent(each -> each.find("no such symbol"));
    }
  }
}
