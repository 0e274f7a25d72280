// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jkdump.artwork.Amount;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code memhog} against {@code kmem -s}, {@code kmem -i} and {@code ps}. */
@Tag("dump")
@ExtendWith(Shared.class)
class MemhogDumpTest {
  private static final Pattern CACHE =
      Pattern.compile("(?m)^\\w{16} +(\\d+) +(\\d+) +(\\d+) +(\\d+) +(\\d+)k +(.*?) *$");
  private static final Pattern TOTAL = Pattern.compile("TOTAL MEM +(\\d+) ");
  private static final Pattern PROCESS =
      Pattern.compile(
          "(?m)^[> ] +(\\d+) +\\d+ +\\d+ +\\w{16} +\\w\\w +[\\d.]+ +(\\d+) +(\\d+) +(.*)$");

  @Test
  void slabCachesAndProcessesLargestFirst(Terminal repl) {
    Bundled info = Bundled.run(repl, "memhog", "--limit", "9999");
    String[] said = Dump.crash("kmem -s", "kmem -i", "ps");
    caches(info, said[0]);
    long pages =
        Long.parseLong(TOTAL.matcher(said[1]).results().findFirst().orElseThrow().group(1));
    String total = "memory " + Amount.bytes(pages * 4096) + ": ";
    assertTrue(info.part("Memory").startsWith(total), info.out());
    processes(info, said[2]);
  }

  private static void caches(Bundled info, String kmem) {
    List<String> ours =
        info.lines("Slab caches").stream().filter(row -> row.matches("\\d.*")).toList();
    List<MatchResult> theirs = CACHE.matcher(kmem).results().toList();
    assertTrue(theirs.size() > 90, kmem);
    assertEquals(theirs.size(), ours.size());
    for (MatchResult their : theirs) {
      String counts = " " + their.group(2) + " " + their.group(3) + " " + their.group(1) + " ";
      String wanted = Amount.bytes(bytes(their)) + " .*" + counts + Pattern.quote(their.group(6));
      assertTrue(ours.stream().anyMatch(row -> row.matches(wanted)), wanted + "\n" + ours);
    }
    List<String> sizes =
        theirs.stream()
            .sorted(Comparator.comparing(MemhogDumpTest::bytes).reversed())
            .map(their -> Amount.bytes(bytes(their)))
            .toList();
    assertEquals(sizes, ours.stream().map(row -> row.replaceFirst("( \\w+) .*", "$1")).toList());
  }

  private static long bytes(MatchResult cache) {
    return Long.parseLong(cache.group(4)) * Long.parseLong(cache.group(5)) << 10;
  }

  // Compares VSZ, which all versions of crash give correctly; MmDumpTest compares RSS.
  private static void processes(Bundled info, String ps) {
    List<String> ours =
        info.lines("Processes").stream().filter(row -> row.matches("\\d.*")).toList();
    assertTrue(ours.size() > 50, ours::toString);
    assertTrue(ours.get(0).endsWith(" 1 init"), "init is the largest: " + ours);
    for (String row : ours) {
      boolean known =
          PROCESS
              .matcher(ps)
              .results()
              .anyMatch(
                  r ->
                      row.matches(
                          ".* % "
                              + Amount.bytes(Long.parseLong(r.group(2)) << 10)
                              + " \\d+ "
                              + r.group(1)
                              + " "
                              + Pattern.quote(r.group(4).strip())));
      assertTrue(known, row + "\n" + ps);
    }
  }

  @Test
  void oneKindOnly(Terminal repl) {
    String slab = Bundled.run(repl, "memhog", "--slab", "--limit", "3").out();
    assertTrue(slab.contains("│ Slab caches │") && !slab.contains("│ Processes │"), slab);
    assertTrue(slab.matches("(?s).*\\.\\.\\. \\d+ more, see --limit\n"), slab);
  }
}
