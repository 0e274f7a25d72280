// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import org.jkdump.target.CacheUse;
import org.junit.jupiter.api.Test;

class CacheTableTest {
  private final CacheTable table =
      new CacheTable(
          List.of(
              CacheUse.of("pages", 12).bytes(49153).limit(256 << 20).looks(97, 3).evictions(0),
              CacheUse.of("names", 3)));

  @Test
  void bytesAreBytesAndWhatIsNotCountedIsADash() {
    List<String> lines = table.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertEquals(
        List.of(
            "CACHE ENTRIES BYTES LIMIT HITS MISSES RATE EVICTED",
            "pages 12 49K 256M 97 3 97% 0",
            "names 3 - - - - - -"),
        List.of(lines.get(0).strip(), lines.get(2).strip(), lines.get(3).strip()));
  }

  @Test
  void oneIsFoundByItsName() {
    assertEquals(3, table.of("names").entries());
    assertThrows(NoSuchElementException.class, () -> table.of("none"));
  }
}
