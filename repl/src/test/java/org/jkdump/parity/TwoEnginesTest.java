// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.target.Chain;
import org.jkdump.target.Facts;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dump read without crash is the same as read with crash, in each format. */
@Tag("dump")
class TwoEnginesTest {
  private static final int SAMPLES = 2000;
  private static final int RUN = 8;
  private static final long MEMORY = 512L << 20;

  /** Facts about crash itself. */
  private static final Set<String> CRASH_ONLY =
      Set.of("pid", "protocol", "crash.version", "crash.target", "crash.built", "namelist");

  private final Random random = new Random(seed());

  private static long seed() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    return seed;
  }

  static Set<String> formats() {
    return Dump.formats().keySet();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void agree(String format) {
    try (EnginePair pair = new EnginePair(Dump.formats().get(format), format.equals("elf"))) {
      assertEquals(List.of(), pair.dump().warnings());
      facts(pair);
      kernelMemory(pair);
      userMemory(pair);
      physicalMemory(pair);
      chains(pair);
      System.out.println(format + ", crash's outcomes and ours: " + pair.finer());
    }
  }

  // crash assumes 1000 ticks a second where the kernel has no copy of its configuration.
  private static void facts(EnginePair pair) {
    Map<String, String> expected = new TreeMap<>(pair.crash().facts().values());
    Map<String, String> found = new TreeMap<>(pair.dump().facts().values());
    expected.keySet().removeAll(CRASH_ONLY);
    found.keySet().removeAll(CRASH_ONLY);
    // The same words as crash's, by row 1.
    found.remove("dump.note");
    assertEquals("250", found.remove("hz"), "Debian's kernels");
    expected.remove("hz");
    assertEquals(expected, found);
  }

  private void kernelMemory(EnginePair pair) {
    List<Long> bases = kernelPlaces(pair.crash());
    for (int i = 0; i < SAMPLES; i++) {
      long address = bases.get(i % bases.size()) + random.nextInt(16 * 4096) - 8 * 4096;
      pair.compareTranslations(Space.KERNEL, 0, address);
      pair.comparePages(Space.KERNEL, 0, address & -4096L, RUN);
    }
  }

  /** Addresses in the direct map, image, modules, vmalloc, vmemmap and per-CPU areas, and none. */
  private List<Long> kernelPlaces(Kernel kernel) {
    Facts facts = kernel.facts();
    List<Long> places = new ArrayList<>(List.of(0L, -1L << 47, 0xffffffffff600000L, 1L << 40));
    long text = kernel.symbolAddress("_stext");
    long end = kernel.symbolAddress("_end");
    for (int i = 0; i < 200; i++) {
      long physical = random.nextLong(MEMORY);
      places.add(facts.pageOffset() + physical);
      places.add(text + random.nextLong(end - text));
      places.add(kernel.addresses().physicalToPage(0x1000000) + physical / 4096 * 64);
    }
    for (SymbolTable.Module module : kernel.symbols().modules()) {
      module.regions().forEach(r -> places.add(r.base() + random.nextLong(r.size())));
    }
    for (Struct task : Tasks.of(kernel).all()) {
      places.add(task.num_("stack"));
      places.add(task.addr_());
    }
    for (int cpu = 0; cpu < facts.cpus(); cpu++) {
      places.add(kernel.perCpu().address(kernel.symbolAddress("runqueues"), cpu));
    }
    return places;
  }

  private void userMemory(EnginePair pair) {
    int with = 0;
    for (Struct task : Tasks.of(pair.crash()).all()) {
      if (task.num_("mm") != 0) {
        with++;
        userMemory(pair, task);
      }
    }
    assertFalse(with < 3, "tasks with user memory");
  }

  private void userMemory(EnginePair pair, Struct task) {
    List<Long> places = new ArrayList<>(List.of(0L, random.nextLong(1L << 47), task.addr_()));
    for (String place : List.of("start_code", "start_data", "start_brk", "start_stack")) {
      places.add(task.num_("mm->" + place));
    }
    for (long place : places) {
      pair.compareTranslations(Space.USER, task.addr_(), place);
      pair.comparePages(Space.USER, task.addr_(), place & -4096L, RUN);
    }
  }

  private void physicalMemory(EnginePair pair) {
    long[] addresses =
        LongStream.concat(
                random.longs(SAMPLES, 0, 2 * MEMORY), LongStream.of(0, 1L << 45, 1L << 51, -1L))
            .toArray();
    pair.compareTranslations(Space.PHYSICAL, 0, addresses);
    for (int i = 0; i < 200; i++) {
      pair.comparePages(Space.PHYSICAL, 0, addresses[i] & -4096L, RUN);
    }
  }

  private static void chains(EnginePair pair) {
    Kernel kernel = pair.crash();
    Struct init = kernel.symbolStruct("init_task", "struct task_struct");
    for (int max : new int[] {0, 3, 100_000}) {
      compareChain(pair, init.addrOf_("tasks"), 0, 0, max);
      compareChain(pair, init.addrOf_("tasks"), 8, init.addrOf_("tasks"), max);
      compareChain(pair, kernel.symbolAddress("modules"), 0, 0, max);
      compareChain(pair, 0x1000, 0, 0, max);
      compareChain(pair, kernel.symbolAddress("init_task"), -1, 0, max);
    }
  }

  private static void compareChain(EnginePair pair, long start, long offset, long stop, int max) {
    Chain expected = pair.crash().target().chain(start, offset, stop, max);
    Chain found = pair.dump().chain(start, offset, stop, max);
    assertArrayEquals(expected.addresses(), found.addresses());
    assertEquals(expected.end(), found.end());
    assertEquals(expected.at(), found.at());
  }
}
