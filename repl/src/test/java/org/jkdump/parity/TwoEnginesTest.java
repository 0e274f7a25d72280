// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jkdump.bridge.target.Companions;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.log.PyLog;
import org.jkdump.repl.doctor.Comparison;
import org.jkdump.repl.doctor.Report;
import org.jkdump.repl.doctor.Row;
import org.jkdump.target.Chain;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dump read without crash is the same as read with crash, in each format. */
@Tag("dump")
class TwoEnginesTest {
  private static final int PAGES = 20_000;
  private static final int PAGES_OF_A_TASK = 7 * 8;

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
    String vmcore = Dump.formats().get(format);
    OpenRequest request = Dump.request(vmcore).withEngine(DumpEngine.CRASH);
    try (Kernel crash = kernel(TargetProvider.find().open(request));
        Kernel dump =
            kernel(
                DumpTarget.open(
                    List.of(Path.of(vmcore)),
                    OpenRequest.Reading.PLAIN,
                    Companions.NONE,
                    step -> {}))) {
      assertEquals(List.of(), dump.target().warnings());
      assertEquals(250, dump.facts().hz(), "Debian's kernels");
      Comparison comparison = new Comparison(crash, dump, format.equals("elf"), random);
      Report report = comparison.run(PAGES, step -> {});
      System.out.println(format + "\n" + report);
      assertFalse(report.hasDifferences(), format);
      assertTrue(compared(report, "user: pages") >= 3 * PAGES_OF_A_TASK, "pages of 3 tasks");
      chains(crash, dump);
    }
  }

  private static long compared(Report report, String subject) {
    return report.rows().stream()
        .filter(row -> row.subject().equals(subject))
        .mapToLong(Row::compared)
        .sum();
  }

  private static Kernel kernel(Target target) {
    return new Kernel(target, new PyLog(line -> {}), 16 << 20);
  }

  private static void chains(Kernel crash, Kernel dump) {
    Struct init = crash.symbolStruct("init_task", "struct task_struct");
    for (int max : new int[] {0, 3, 100_000}) {
      compareChain(crash, dump, init.addrOf_("tasks"), 0, 0, max);
      compareChain(crash, dump, init.addrOf_("tasks"), 8, init.addrOf_("tasks"), max);
      compareChain(crash, dump, crash.symbolAddress("modules"), 0, 0, max);
      compareChain(crash, dump, 0x1000, 0, 0, max);
      compareChain(crash, dump, crash.symbolAddress("init_task"), -1, 0, max);
    }
  }

  private static void compareChain(
      Kernel crash, Kernel dump, long start, long offset, long stop, int max) {
    Chain expected = crash.target().chain(start, offset, stop, max);
    Chain found = dump.target().chain(start, offset, stop, max);
    assertArrayEquals(expected.addresses(), found.addresses());
    assertEquals(expected.end(), found.end());
    assertEquals(expected.at(), found.at());
  }
}
