// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCacheTest {
  private static final long BASE = 0xffff_8880_0010_0000L;
  private static final int PAGE = FakeTarget.PAGE;
  private final FakeTarget target = new FakeTarget();

  private void map(int pages) {
    for (int i = 0; i < pages; i++) {
      target.put(BASE + (long) i * PAGE, (byte) i);
    }
  }

  private static int first(PageCache cache, int page) {
    return cache.page(Space.KERNEL, 0, BASE + (long) page * PAGE).data()[0] & 0xff;
  }

  @Test
  void eachPageIsReadOnce() {
    map(8);
    PageCache cache = new PageCache(target, 1 << 20);
    for (int round = 0; round < 3; round++) {
      for (int page = 0; page < 8; page++) {
        assertEquals(page, first(cache, page));
      }
    }
    assertEquals(List.of(8), target.requests());
    assertEquals(23, cache.use().hits());
    assertEquals(1, cache.use().misses());
    assertEquals(8, cache.use().entries());
  }

  @Test
  void readsThatMoveOnReadFartherAhead() {
    map(128);
    PageCache cache = new PageCache(target, 8 << 20);
    for (int page = 0; page < 128; page++) {
      assertEquals(page, first(cache, page));
    }
    assertEquals(8, target.requests().get(0));
    assertTrue(target.requests().contains(64), "requests: " + target.requests());
    assertTrue(target.requests().size() <= 4, "requests: " + target.requests());
  }

  @Test
  void scatteredReadsReadLittleAhead() {
    map(256);
    PageCache cache = new PageCache(target, 8 << 20);
    for (int page = 0; page < 256; page += 32) {
      assertEquals(page, first(cache, page));
    }
    assertEquals(List.of(8, 8, 8, 8, 8, 8, 8, 8), target.requests());
  }

  @Test
  void itStaysWithinItsBound() {
    map(2000);
    PageCache cache = new PageCache(target, 100 * PAGE);
    for (int page = 0; page < 2000; page++) {
      assertEquals(page & 0xff, first(cache, page));
      assertTrue(cache.bytes() <= 100 * PAGE, cache.bytes() + " bytes are kept");
    }
    assertTrue(cache.bytes() > 0);
  }

  @Test
  void spacesAndTasksAreKeptApart() {
    map(1);
    PageCache cache = new PageCache(target, 1 << 20);
    cache.page(Space.KERNEL, 0, BASE);
    cache.page(Space.PHYSICAL, 0, BASE);
    cache.page(Space.USER, 1, BASE);
    cache.page(Space.USER, 2, BASE);
    assertEquals(4, target.requests().size());
  }

  @Test
  void aHoleIsRemembered() {
    target.hole(BASE, Outcome.EXCLUDED);
    PageCache cache = new PageCache(target, 1 << 20);
    assertEquals(Outcome.EXCLUDED, cache.page(Space.KERNEL, 0, BASE).outcome());
    assertEquals(Outcome.EXCLUDED, cache.page(Space.KERNEL, 0, BASE).outcome());
    assertEquals(1, target.requests().size());
  }

  @Test
  void aFailureThatIsForgottenIsReadAgain() {
    map(2);
    target.hole(BASE, Outcome.UNMAPPED);
    PageCache cache = new PageCache(target, 1 << 20);
    Memory memory = new Memory(target, cache, Space.USER, 1);
    assertThrows(MemoryException.class, () -> memory.unsigned(BASE, 1));
    target.hole(BASE, Outcome.OK);
    assertThrows(MemoryException.class, () -> memory.unsigned(BASE, 1));
    cache.forgetFailures();
    assertEquals(0, memory.unsigned(BASE, 1));
    assertEquals(1, memory.unsigned(BASE + PAGE, 1));
    assertEquals(2, target.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14, 16})
  void thePagesThatMemoriesKeepCountToo(int pageShift) {
    target.fact("pageshift", "" + pageShift).fact("pagesize", "" + (1 << pageShift));
    PageCache cache = new PageCache(target, PageCache.DEFAULT_BYTES);
    long slots = (long) cache.slots() << pageShift;
    assertTrue(slots <= PageCache.DEFAULT_BYTES / 16, slots + " bytes");
    assertEquals(1, new PageCache(target, 0).slots());
  }

  @Test
  void theEndOfTheAddressSpace() {
    target.put(-1, (byte) 9);
    PageCache cache = new PageCache(target, 1 << 20);
    assertEquals(9, cache.page(Space.KERNEL, 0, -PAGE).data()[PAGE - 1]);
  }
}
