// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jkdump.artwork.Amount;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code taskinfo} against {@code ps}, {@code ps -S}, {@code ps -m} and {@code bt}. */
@Tag("dump")
@ExtendWith(Shared.class)
class TaskinfoDumpTest {
  private static final Pattern COUNT = Pattern.compile("(?m)^ *(\\w\\w): (\\d+)$");
  private static final Pattern AGO =
      Pattern.compile(
          "(?m)^\\[ *(\\d+) (\\d+):(\\d+):(\\d+)\\.(\\d+)\\] +\\[(\\w\\w)\\] +PID: (\\d+) .*\"(.*)\"");
  private static final Pattern SIZE =
      Pattern.compile(
          "(?m)^[> ] +(\\d+) +\\d+ +\\d+ +\\w{16} +\\w\\w +[\\d.]+ +(\\d+) +(\\d+) +(.*)$");
  private static final Map<String, String> LETTERS =
      Map.of("RU", "R", "IN", "S", "UN", "D", "ID", "I", "ST", "T", "ZO", "Z");

  @Test
  void theSummaryCountsAsPsDoes(Terminal repl) {
    Bundled info = Bundled.run(repl, "taskinfo");
    String[] said = Dump.crash("ps -S", "ps");
    int sum = 0;
    for (MatchResult count : COUNT.matcher(said[0]).results().toList()) {
      assertEquals(count.group(2), info.fact("States", LETTERS.get(count.group(1))), said[0]);
      sum += Integer.parseInt(count.group(2));
    }
    assertEquals("" + sum, info.fact("States", "all"));
    assertTrue(sum > 100, said[0]);
    String unusual = info.part("Running, in D state, stopped, or dead");
    for (String name : List.of("jk_waiter", "jk_stopped", "jk_zombie", "jk_busy", "jk_panic")) {
      assertTrue(unusual.contains(name), unusual);
    }
  }

  @Test
  void allTablesInOneRun(Terminal repl) {
    String[] said = Dump.crash("ps", "ps -m");
    String waiter = pid(said[0], "jk_waiter");
    Bundled info =
        Bundled.run(
            repl,
            "taskinfo",
            "--limit",
            "9999",
            "--recent",
            "--mem",
            "--ns",
            "--state",
            "DT",
            "--pid",
            waiter);
    recent(info, said[1]);
    memory(info, said[0]);
    namespaces(info, said[0]);
    List<String> rows = rows(info, "Tasks in state DT");
    assertEquals(2, rows.size(), rows::toString);
    assertTrue(rows.get(0).endsWith(" jk_waiter") && rows.get(1).endsWith(" jk_stopped"));
    one(info, waiter);
  }

  private static void recent(Bundled info, String psM) {
    List<MatchResult> theirs =
        AGO.matcher(psM).results().filter(r -> !r.group(7).equals("0")).toList();
    List<String> ours = rows(info, "All tasks, those first that ran last");
    assertEquals(theirs.size(), ours.size(), psM);
    for (MatchResult their : theirs) {
      Duration ago =
          Duration.ofDays(number(their, 1))
              .plusHours(number(their, 2))
              .plusMinutes(number(their, 3))
              .plusSeconds(number(their, 4))
              .plusMillis(number(their, 5));
      String wanted =
          their.group(7) + " .* " + LETTERS.get(their.group(6)) + " " + Amount.time(ago);
      assertTrue(ours.stream().anyMatch(row -> row.matches(wanted + " .*")), wanted + "\n" + ours);
    }
  }

  // crash before 8.0.3 leaves shared memory out of RSS; init's RSS is mostly shared memory.
  private static void memory(Bundled info, String ps) {
    boolean rss = SIZE.matcher(ps).results().anyMatch(r -> number(r, 1) == 1 && number(r, 3) > 999);
    List<String> ours = rows(info, "Processes by their memory");
    int compared = 0;
    for (MatchResult their : SIZE.matcher(ps).results().toList()) {
      String end = Amount.bytes(number(their, 2) << 10) + " ";
      end += rss ? Amount.bytes(number(their, 3) << 10) : ".*";
      String wanted = their.group(1) + " .* " + end + " " + Pattern.quote(their.group(4).strip());
      compared += (int) ours.stream().filter(row -> row.matches(wanted)).count();
    }
    assertEquals(ours.size(), compared, ps + "\n" + ours);
    assertTrue(compared > 50, ps);
  }

  // Numbers that the kernel fixes (kernel: include/linux/proc_ns.h).
  private static void namespaces(Bundled info, String ps) {
    List<String> ours = info.lines("Namespaces");
    for (String fixed :
        List.of("uts 4026531838", "ipc 4026531839", "pid 4026531836", "user 4026531837")) {
      assertTrue(ours.stream().anyMatch(row -> row.startsWith(fixed + " ")), ours + fixed);
    }
    String first = ours.stream().filter(row -> row.startsWith("pid ")).findFirst().orElseThrow();
    assertTrue(first.endsWith(" init 1"), first);
  }

  private static void one(Bundled info, String pid) {
    String heading = "jk_waiter " + pid;
    assertEquals("D", info.fact(heading, "state"));
    assertTrue(info.fact(heading, "parent").startsWith("jk_master "), info.out());
    assertTrue(info.fact(heading, "namespaces").contains("pid=4026531836"), info.out());
    String text = info.part(heading);
    assertTrue(
        text.contains("waits for mutex jkdump_mutex [jkdump_test], held by jk_locker "), text);
    String stack = info.part("The stack of " + heading);
    assertTrue(stack.contains(Dump.crash("bt " + pid)[0].strip()), stack);
  }

  private static String pid(String ps, String name) {
    return SIZE.matcher(ps)
        .results()
        .filter(r -> r.group(4).strip().equals(name))
        .map(r -> r.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rows(Bundled info, String heading) {
    return info.lines(heading).stream().filter(line -> line.matches("\\d+ .*")).toList();
  }

  private static long number(MatchResult match, int group) {
    return Long.parseLong(match.group(group));
  }

  @Test
  void aPidOrAStateThatIsNotThereIsSaid(Terminal repl) {
    String said = Bundled.refused(repl, "taskinfo", "--pid", "99999");
    assertTrue(said.contains("there is no task with pid 99999"), said);
  }

  @Test
  void aPidThatIsNotThereIsOneSentence(Terminal repl) {
    String said = Bundled.refused(repl, "taskinfo", "--pid", "99999");
    List<String> lines = said.lines().toList();
    assertEquals("taskinfo: --pid: there is no task with pid 99999", lines.get(1), said);
    assertEquals(2, lines.size(), "the dump's name, and the sentence: " + said);
  }
}
