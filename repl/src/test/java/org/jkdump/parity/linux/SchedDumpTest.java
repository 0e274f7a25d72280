// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Sched;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Sched} against {@code ps}, {@code ps -l} and {@code ps -m}. */
@Tag("dump")
class SchedDumpTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^([> ]) +(\\d+) +(\\d+) +(\\d+) +(\\w{16}) +(\\w\\w) ");
  private static final Pattern TIME =
      Pattern.compile("(?m)^\\[([^\\]]+)\\] +\\[\\w\\w\\] +PID: \\d+ +TASK: (\\w+)");
  private static final Map<String, String> LETTERS =
      Map.of(
          "RU", "R", "IN", "S", "UN", "D", "ID", "I", "ST", "T", "TR", "t", "ZO", "Z", "PA", "P");

  @Test
  void statesOfEveryTask() {
    Dump.kernel();
    Matcher row = ROW.matcher(Dump.crash("ps")[0]);
    Set<Character> seen = new TreeSet<>();
    int count = 0;
    while (row.find()) {
      Struct task = Dump.kernel().struct("task_struct", Long.parseUnsignedLong(row.group(5), 16));
      char state = Sched.state(task);
      assertEquals(LETTERS.get(row.group(6)), String.valueOf(state), row.group());
      assertEquals(row.group(4), String.valueOf(Sched.cpu(task)));
      assertEquals(row.group(1).equals(">"), Sched.onCpu(task), row.group());
      seen.add(state);
      count++;
    }
    assertEquals(Sched.tasks().size(), count);
    assertTrue(seen.containsAll(Set.of('R', 'S', 'I', 'Z', 'T', 'D')), seen::toString);
  }

  @Test
  void whatTheCpusWereRunning() {
    Dump.kernel();
    Struct panicked = Sched.current(0).orElseThrow();
    assertTrue(Dump.crash("ps")[0].contains(String.format("0  %x  RU", panicked.addr_())));
    Struct leader =
        Sched.processes().stream()
            .filter(t -> t.str_("comm").equals("jk_threads"))
            .findFirst()
            .orElseThrow();
    assertEquals(7, Sched.threads(leader).size(), "the guest starts six threads");
  }

  @Test
  void whenTheyRanLast() {
    Dump.kernel();
    String[] said = Dump.crash("ps -l", "ps -m");
    Map<String, String> nanos = times(said[0]);
    Map<String, String> ago = times(said[1]);
    assertEquals(Sched.tasks().size(), nanos.size());
    for (Struct task : Sched.tasks()) {
      String address = Long.toHexString(task.addr_());
      assertEquals(nanos.get(address), String.valueOf(Sched.lastRun(task)));
      Duration since = Sched.sinceRun(task);
      String text =
          String.format(
              "%d %02d:%02d:%02d.%03d",
              since.toDays(),
              since.toHoursPart(),
              since.toMinutesPart(),
              since.toSecondsPart(),
              since.toMillisPart());
      assertEquals(ago.get(address), text, task.str_("comm"));
    }
  }

  private static Map<String, String> times(String said) {
    return TIME.matcher(said)
        .results()
        .collect(Collectors.toMap(r -> r.group(2), r -> r.group(1).strip()));
  }
}
