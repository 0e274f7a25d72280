// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.getFullBuckets;
import static org.jkdump.api.PyKdumpAPI.getFullBucketsH;
import static org.jkdump.api.PyKdumpAPI.hlistNodes;
import static org.jkdump.api.PyKdumpAPI.hlistNullsNodes;
import static org.jkdump.api.PyKdumpAPI.idrFind;
import static org.jkdump.api.PyKdumpAPI.idrForEach;
import static org.jkdump.api.PyKdumpAPI.llistNodes;
import static org.jkdump.api.PyKdumpAPI.mtForEach;
import static org.jkdump.api.PyKdumpAPI.mtLoad;
import static org.jkdump.api.PyKdumpAPI.radixTreeForEach;
import static org.jkdump.api.PyKdumpAPI.radixTreeLookup;
import static org.jkdump.api.PyKdumpAPI.rbtreeNodes;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readLong;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.jkdump.api.PyKdumpAPI.validateHlist;
import static org.jkdump.api.PyKdumpAPI.validateHlistNulls;
import static org.jkdump.api.PyKdumpAPI.validateList;
import static org.jkdump.api.PyKdumpAPI.validateRbtree;
import static org.jkdump.api.PyKdumpAPI.validateRbtreeCached;
import static org.jkdump.api.PyKdumpAPI.xaForEach;
import static org.jkdump.api.PyKdumpAPI.xaLoad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.container.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of the test module, whose values are known from its source. */
@Tag("dump")
@DisplayName("row 47: hlist, full buckets, red-black trees, xarray, radix tree, idr, maple tree")
@Oracle("the test module; crash: tree")
class Row47ContainersTest {
  private static final long ITEM = 16;

  @BeforeEach
  void freshLog() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
  }

  @AfterEach
  void nothingIsLogged() {
    assertEquals("", PyKdumpAPI.pylog.finish().toString());
  }

  private static List<Integer> ints(LongStream addresses, long offset) {
    return addresses.mapToObj(a -> readInt(a + offset)).toList();
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  // Formats "index=item" or "index=value n", and several indices as "first-last".
  private static String text(Stream<Entry> entries) {
    long items = sym2addr("jkdump_items");
    return entries
        .map(e -> range(e) + "=" + (e.isValue() ? "v" + e.toValue() : (e.value() - items) / ITEM))
        .collect(Collectors.joining(" "));
  }

  private static String range(Entry e) {
    return e.index() == e.last() ? "" + e.index() : e.index() + "-" + e.last();
  }

  private static long item(int i) {
    return sym2addr("jkdump_items") + i * ITEM;
  }

  @Test
  void hlists() {
    assertEquals(range(0, 9), ints(hlistNodes(sym2addr("jkdump_hlist")), -8));
    assertEquals(List.of(), ints(hlistNodes(sym2addr("jkdump_hlist_empty")), -8));
    assertEquals(range(100, 104), ints(hlistNullsNodes(sym2addr("jkdump_hlist_nulls")), -24));
    assertEquals(range(200, 209), ints(llistNodes(readPtr(sym2addr("jkdump_llist"))), -40));
    assertEquals(List.of(), ints(llistNodes(readPtr(sym2addr("jkdump_llist_empty"))), -40));
    assertTrue(validateHlist(sym2addr("jkdump_hlist")).isSound());
    assertTrue(validateHlistNulls(sym2addr("jkdump_hlist_nulls")).isSound());
    assertEquals(200_000, validateList(sym2addr("jkdump_list_long")).orThrow().entries());
  }

  @Test
  void fullBuckets() {
    long table = sym2addr("jkdump_hashtable");
    Map<Long, List<Integer>> expected = new TreeMap<>();
    for (int key = 57; key >= 0; key -= 3) {
      expected.merge((long) (key & 7), List.of(key), Row47ContainersTest::both);
    }
    Map<Long, List<Integer>> found = new TreeMap<>();
    getFullBucketsH(table, 8, 16, 0)
        .forEach(b -> found.put(b.index(), ints(hlistNodes(table + 8 * b.index()), -8)));
    assertEquals(expected, found);
    List<Long> firsts = getFullBuckets(table, 8, 16, 0);
    assertEquals(8, firsts.size());
    assertEquals(firsts, expected.keySet().stream().map(i -> readPtr(table + 8 * i)).toList());
    assertEquals(4, getFullBuckets(table, 16, 8, 8).size(), "the odd ones, as larger buckets");
  }

  private static List<Integer> both(List<Integer> a, List<Integer> b) {
    return Stream.of(a, b).flatMap(List::stream).toList();
  }

  @Test
  void redBlackTrees() {
    List<Long> nodes = rbtreeNodes(sym2addr("jkdump_rbtree")).boxed().toList();
    assertEquals(range(1, 100), nodes.stream().map(n -> readInt(n + 24)).toList());
    assertEquals(5050 * 3, nodes.stream().mapToLong(n -> readLong(n - 8)).sum());
    String said = Dump.crash("tree -t rbtree -l jkdump_rbtree -o 8")[0].strip();
    assertEquals(
        said, nodes.stream().map(n -> Long.toHexString(n - 8)).collect(Collectors.joining("\n")));
    assertEquals(range(1, 20), ints(rbtreeNodes(sym2addr("jkdump_rbtree_cached")), 24));
    assertEquals(0, rbtreeNodes(sym2addr("jkdump_rbtree_empty")).count());
    assertEquals(100, validateRbtree(sym2addr("jkdump_rbtree")).orThrow().entries());
    assertEquals(20, validateRbtreeCached(sym2addr("jkdump_rbtree_cached")).orThrow().entries());
  }

  @Test
  void xarrays() {
    long array = sym2addr("jkdump_xarray");
    String expected = "0=0 1=1 7=v777 63=2 64=3 100=v0 4095=4 4096=5 1048576=6 1099511627776=7";
    assertEquals(expected, text(xaForEach(array)));
    assertEquals("0=9", text(xaForEach(sym2addr("jkdump_xarray_single"))));
    assertEquals("", text(xaForEach(sym2addr("jkdump_xarray_empty"))));
    assertEquals(item(7), xaLoad(array, 1L << 40));
    assertEquals(777L << 1 | 1, xaLoad(array, 7));
    for (long absent : new long[] {2, 65, 4097, (1L << 40) + 1, 1L << 50, -1}) {
      assertEquals(0, xaLoad(array, absent), "index " + absent);
    }
    assertEquals(item(9), xaLoad(sym2addr("jkdump_xarray_single"), 0));
    assertEquals(0, xaLoad(sym2addr("jkdump_xarray_single"), 1));
    String said = Dump.crash("tree -t xarray jkdump_xarray")[0].strip();
    assertEquals(
        said,
        xaForEach(array).map(e -> Long.toHexString(e.value())).collect(Collectors.joining("\n")));
  }

  @Test
  void entriesThatCoverSeveralIndices() {
    long array = sym2addr("jkdump_xarray_multi");
    boolean multi = readInt(sym2addr("jkdump_has_multi")) == 1;
    assertEquals(multi ? "3=3 128-143=9 8192-12287=8" : "3=3", text(xaForEach(array)));
    for (long index : new long[] {128, 130, 143, 8192, 8193, 10_000, 12_287}) {
      long expected = multi ? item(index < 1000 ? 9 : 8) : 0;
      assertEquals(expected, xaLoad(array, index), "index " + index);
    }
    assertEquals(0, xaLoad(array, 127) | xaLoad(array, 144) | xaLoad(array, 12_288));
  }

  @Test
  void radixTreesAndIdrs() {
    long radix = sym2addr("jkdump_radix");
    assertEquals("0=0 5=1 100=2 70000=3 8589934592=4", text(radixTreeForEach(radix)));
    assertEquals(item(3), radixTreeLookup(radix, 70_000));
    assertEquals(0, radixTreeLookup(radix, 70_001));
    long idr = sym2addr("jkdump_idr");
    assertEquals("1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 500=11", text(idrForEach(idr)));
    assertEquals(item(11), idrFind(idr, 500));
    assertEquals(0, idrFind(idr, 0) | idrFind(idr, 11) | idrFind(idr, -1));
  }

  @Test
  void mapleTrees() {
    assumeTrue(symbolExists("jkdump_maple"), "Linux 6.1 brought maple trees");
    long tree = sym2addr("jkdump_maple");
    String ranges =
        IntStream.range(0, 100)
            .mapToObj(i -> (10_000 + 100 * i) + "-" + (10_049 + 100 * i) + "=" + i % 20)
            .collect(Collectors.joining(" "));
    assertEquals("0-9=0 100-199=1 1000=2 5000=v42 " + ranges, text(mtForEach(tree)));
    assertEquals(0, mtForEach(sym2addr("jkdump_maple_empty")).count());
    assertEquals(0, mtLoad(sym2addr("jkdump_maple_empty"), 0));
    mtForEach(tree).forEach(e -> looksUp(tree, e));
    assertEquals(0, mtLoad(tree, 10) | mtLoad(tree, 99) | mtLoad(tree, 19_950) | mtLoad(tree, -1));
  }

  private static void looksUp(long tree, Entry entry) {
    for (long index : new long[] {entry.index(), entry.last()}) {
      assertEquals(entry.value(), mtLoad(tree, index), "index " + index);
    }
    assertEquals(0, mtLoad(tree, entry.last() + 1), "behind " + entry.last());
  }
}
