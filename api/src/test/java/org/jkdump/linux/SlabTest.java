// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Free lists that no dump of the testbed has: unhardened, older, damaged. */
class SlabTest {
  private static final long DIRECT_MAP = 0xffff_8880_0000_0000L;
  private static final long PAGES = 0xffff_ea00_0000_0000L;
  private static final long HEAD = 0xffff_ffff_8100_0000L;
  private static final long CACHE = 0xffff_ffff_8100_1000L;
  private static final long PFN = 3;
  private static final long SLAB = DIRECT_MAP + PFN * 4096;
  private static final long SIZE = 64;
  private static final int OBJECTS = 4;
  private static final long RANDOM = 0x1234_5678_9abc_def0L;
  private final FakeKernel fake = new FakeKernel();
  private int number;
  private int pointer;

  @BeforeEach
  void layOut() {
    number = fake.btf.integer("unsigned int", 4, 0);
    pointer = fake.btf.pointer(0);
    fake.btf.enumeration("pageflags", 4, false, new Constant("PG_slab", 9));
    fake.btf.struct(
        "page",
        64,
        new Member("flags", fake.btf.integer("unsigned long", 8, 0), 0),
        new Member("slab_cache", pointer, 24 * 8),
        new Member("freelist", pointer, 32 * 8),
        new Member("objects", number, 40 * 8 + 16, 15));
    fake.target.fact("page.offset", "0x" + Long.toHexString(DIRECT_MAP)).translation(0, PAGES);
    fake.symbol("slab_caches", HEAD).symbol("max_pfn", HEAD + 0x100);
    fake.target.pointer(HEAD, CACHE + 24).pointer(HEAD + 8, CACHE + 24).pointer(HEAD + 0x100, 64);
    fake.target.put(PAGES, new byte[4096]).put(SLAB, new byte[4096]);
    fake.target.put(HEAD + 0x200, "thing\0".getBytes(US_ASCII));
    fake.target.putNumber(CACHE, 4, SIZE).pointer(CACHE + 16, HEAD + 0x200);
    fake.target.pointer(CACHE + 24, HEAD).pointer(CACHE + 32, HEAD).pointer(CACHE + 40, RANDOM);
    long page = PAGES + PFN * 64;
    fake.target.pointer(page, 1 << 9).pointer(page + 24, CACHE);
    fake.target.putNumber(page + 42, 2, OBJECTS);
  }

  private Kernel open(boolean hardened) {
    int characters = fake.btf.pointer(fake.btf.integer("char", 1, BtfBuilder.CHAR));
    int head = fake.btf.struct("list_head", 16, new Member("next", pointer, 0));
    Member last = new Member(hardened ? "random" : "other", pointer, 40 * 8);
    fake.btf.struct(
        "kmem_cache",
        48,
        new Member("size", number, 0),
        new Member("offset", number, 32),
        new Member("oo", number, 64),
        new Member("name", characters, 16 * 8),
        new Member("list", head, 24 * 8),
        last);
    return fake.open();
  }

  private void free(long first) {
    fake.target.pointer(PAGES + PFN * 64 + 32, first);
  }

  private static long object(int i) {
    return SLAB + i * SIZE;
  }

  private List<Long> allocated(boolean hardened) {
    return Slab.addresses(Slab.cache(open(hardened), "thing")).boxed().toList();
  }

  @Test
  void withoutFreeObjects() {
    assertEquals(List.of(object(0), object(1), object(2), object(3)), allocated(false));
  }

  @Test
  void freeObjectsAreLeftOut() {
    free(object(2));
    fake.target.pointer(object(2), object(0));
    assertEquals(List.of(object(1), object(3)), allocated(false));
  }

  @Test
  void hardenedFreeLists() {
    free(object(2));
    fake.target.pointer(object(2), object(0) ^ RANDOM ^ Long.reverseBytes(object(2)));
    fake.target.pointer(object(0), RANDOM ^ Long.reverseBytes(object(0)));
    assertEquals(List.of(object(1), object(3)), allocated(true));
    assertEquals(List.of(), fake.shown);
  }

  @Test
  void hardenedFreeListsBeforeTheAddressWasSwapped() {
    free(object(2));
    fake.target.pointer(object(2), object(0) ^ RANDOM ^ object(2));
    fake.target.pointer(object(0), RANDOM ^ object(0));
    assertEquals(List.of(object(1), object(3)), allocated(true));
    assertEquals(List.of(), fake.shown);
  }

  @Test
  void aStrayPointerIsLoggedAndTheRestCountsAsAllocated() {
    free(object(2));
    fake.target.pointer(object(2), object(0) + 1);
    assertEquals(List.of(object(0), object(1), object(3)), allocated(false));
    assertEquals(1, fake.shown.size());
    String said = fake.shown.get(0);
    assertTrue(said.contains("of cache 'thing': its free list: 0xffff888000003001"), said);
  }

  @Test
  void aLoopIsLoggedAndEnds() {
    free(object(2));
    fake.target.pointer(object(2), object(1)).pointer(object(1), object(2));
    assertEquals(List.of(object(0), object(3)), allocated(false));
    assertEquals(1, fake.shown.size());
  }

  @Test
  void anUnknownCacheIsNamedWithItsLikes() {
    Kernel kernel = open(false);
    TargetException e = assertThrows(TargetException.class, () -> Slab.cache(kernel, "thingg"));
    assertTrue(e.getMessage().contains("no slab cache 'thingg'"), e.getMessage());
    assertTrue(e.getMessage().contains("'thing'"), e.getMessage());
  }
}
