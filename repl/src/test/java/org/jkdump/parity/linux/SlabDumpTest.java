// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Slab;
import org.jkdump.linux.Tasks;
import org.jkdump.parity.Dump;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Slab} against {@code kmem -s} and {@code kmem -S}, and the test module's own cache. */
@Tag("dump")
class SlabDumpTest {
  private static final long MAGIC = 0x6a6b_6475_6d70_0000L;
  private static final Pattern ROW =
      Pattern.compile("(?m)^([0-9a-f]{16}) +\\d+ +(\\d+) +\\d+ +\\d+ +\\d+k +(.*)$");
  private static final Pattern USAGE =
      Pattern.compile("(?m)^(\\w{16}) +\\d+ +(\\d+) +(\\d+) +(\\d+) +(\\d+)k +.*$");
  private static final Pattern FREE = Pattern.compile("(?m)^ {3}([0-9a-f]{16})\\b");
  private static final Pattern ALLOCATED = Pattern.compile("(?m)^ *\\[([0-9a-f]{16})]");

  @Test
  void everyCacheHasAsManyObjectsAsCrashCounts() {
    Kernel kernel = Dump.kernel();
    TreeMap<String, Long> theirs = new TreeMap<>();
    String said = Dump.crash("kmem -s")[0];
    ROW.matcher(said)
        .results()
        .forEach(row -> theirs.put(row.group(1), Long.parseLong(row.group(2))));
    TreeMap<String, Long> ours = new TreeMap<>();
    for (Struct cache : Slab.caches(kernel)) {
      ours.put(Long.toHexString(cache.addr_()), Slab.addresses(cache).count());
    }
    assertTrue(ours.size() > 90, "caches: " + ours.size());
    assertEquals(theirs, ours, said);
  }

  @Test
  void whatEveryCacheTakes() {
    Kernel kernel = Dump.kernel();
    String said = Dump.crash("kmem -s")[0];
    long bytes = 0;
    for (MatchResult row : USAGE.matcher(said).results().toList()) {
      Struct cache = kernel.struct("kmem_cache", Long.parseUnsignedLong(row.group(1), 16));
      Slab.Usage usage = Slab.usage(cache);
      assertEquals(row.group(2), String.valueOf(usage.allocated()), row.group());
      assertEquals(row.group(3), String.valueOf(usage.objects()), row.group());
      assertEquals(row.group(4), String.valueOf(usage.slabs()), row.group());
      long size = Long.parseLong(row.group(5)) << 10;
      assertEquals(usage.slabs() * size, usage.bytes(), row.group());
      bytes += usage.bytes();
    }
    assertTrue(bytes > 10 << 20, said);
  }

  @Test
  void theAllocatedObjectsAreThoseThatCrashBrackets() {
    Dump.kernel();
    for (String cache : List.of("jkdump_object", "mm_struct", "kmalloc-512", "vm_area_struct")) {
      // Full slabs are on no list, so crash leaves them out here.
      String said = Dump.crash("kmem -S " + cache)[0];
      Set<Long> ours = Slab.addresses(cache).boxed().collect(Collectors.toSet());
      Set<Long> allocated = addresses(ALLOCATED, said);
      assertTrue(ours.containsAll(allocated), "allocated objects of " + cache);
      Set<Long> free = addresses(FREE, said);
      assertTrue(allocated.size() > 5 && !free.isEmpty(), said);
      free.retainAll(ours);
      assertEquals(Set.of(), free, "free objects of " + cache);
    }
    String said = Dump.crash("kmem -S jkdump_object")[0];
    assertEquals(addresses(ALLOCATED, said), set(Slab.addresses("jkdump_object").boxed()));
  }

  private static Set<Long> addresses(Pattern pattern, String said) {
    return set(pattern.matcher(said).results().map(m -> Long.parseUnsignedLong(m.group(1), 16)));
  }

  private static Set<Long> set(Stream<Long> addresses) {
    return addresses.collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theModulesOwnObjects() {
    Kernel kernel = Dump.kernel();
    Struct cache = Slab.cache("jkdump_object");
    assertEquals(kernel.memory().pointer(kernel.symbolAddress("jkdump_cache")), cache.addr_());
    long[] magic = Slab.addresses(cache).map(at -> kernel.memory().pointer(at)).sorted().toArray();
    long[] expected = LongStream.range(MAGIC, MAGIC + 100).toArray();
    assertEquals(
        LongStream.of(expected).boxed().toList(),
        LongStream.of(magic).boxed().toList(),
        "each of the 100 once, and none of the free ones");
  }

  @Test
  void objectsAsStructs() {
    Dump.kernel();
    long root = Slab.objects("dentry").filter(d -> d.num_("d_parent") == d.addr_()).count();
    long all = Slab.objects("dentry", "struct dentry").count();
    assertTrue(root > 10 && all > 1000, root + " roots of " + all + " dentries");
    Set<Long> tasks = Slab.objects("task_struct").map(Struct::addr_).collect(Collectors.toSet());
    List<Struct> living = Tasks.of(Dump.kernel()).processes();
    living.forEach(task -> assertTrue(tasks.contains(task.addr_()), task::toString));
  }

  @Test
  void whatIsNotThere() {
    Dump.kernel();
    TargetException e = assertThrows(TargetException.class, () -> Slab.cache("dentri"));
    assertTrue(e.getMessage().contains("'dentry'"), e.getMessage());
    e = assertThrows(TargetException.class, () -> Slab.objects("kmalloc-64"));
    assertTrue(e.getMessage().contains("say what it holds"), e.getMessage());
    assertThrows(TargetException.class, () -> Slab.objects("kmalloc-64", "struct no_such"));
  }
}
