// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.linux.Loadavg;
import org.jkdump.linux.Panic;
import org.jkdump.linux.Timekeeping;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link Timekeeping}, {@link Loadavg} and {@link Panic} against {@code sys} and {@code runq -t}.
 */
@Tag("dump")
class TimekeepingDumpTest {
  private static final Pattern CLOCK = Pattern.compile("(?m)^ CPU \\d+: (\\d+)$");
  private static final Pattern TAINT = Pattern.compile("TAINTED_MASK: \\w+ +(\\w*)");

  // The uptime of sys is no reference: it is wrong if crash doesn't know HZ.
  @Test
  void uptimeIsWhatTheCpusClocksShow() {
    Dump.kernel();
    MatchResult clock = CLOCK.matcher(Dump.crash("runq -t")[0]).results().findFirst().orElseThrow();
    double seconds = Long.parseLong(clock.group(1)) / 1e9;
    assertEquals(seconds, Timekeeping.uptime().toMillis() / 1e3, 0.5);
  }

  @Test
  void theTimeOfDayIsThatOfSys() {
    Dump.kernel();
    String said = Dump.crash("gdb printf \"%lu\\n\", tk_core.timekeeper.xtime_sec")[0].strip();
    assertEquals(Instant.ofEpochSecond(Long.parseLong(said)), Timekeeping.now());
  }

  // The value is rounded as in /proc/loadavg.
  @Test
  void theLoadIsThatOfSys() {
    Dump.kernel();
    String ours =
        Loadavg.averages().stream()
            .map(load -> String.format("%.2f", Math.floor((load + 10 / 2048.0) * 100) / 100))
            .collect(Collectors.joining(", "));
    String said = Dump.crash("sys")[0];
    assertTrue(said.contains("LOAD AVERAGE: " + ours + "\n"), ours + " " + said);
  }

  @Test
  void taintsByTheirLetters() {
    Dump.kernel();
    String said = Dump.crash("sys -t")[0];
    String letters = TAINT.matcher(said).results().findFirst().orElseThrow().group(1);
    String ours = Panic.taints().stream().map(t -> t.substring(0, 1)).collect(Collectors.joining());
    assertEquals(letters, ours, said);
    assertTrue(ours.contains("O"), "the test module is from outside the tree: " + ours);
  }
}
