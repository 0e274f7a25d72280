// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code crashinfo} against the answers of plain crash, section by section. */
@Tag("dump")
@ExtendWith(Shared.class)
class CrashinfoDumpTest {
  private static final Pattern KEY = Pattern.compile("(?m)^ *([A-Z ]+): (.*)$");
  private static final Pattern MOUNT =
      Pattern.compile("(?m)^[0-9a-f]{16} [0-9a-f]{16} (\\S+) +(.*?) +(/\\S*) *$");
  private static final Pattern CURRENT =
      Pattern.compile("CURRENT: PID: (\\d+) +TASK: \\w+ +COMMAND: \"(.*)\"");
  private static final Pattern BLOCKED =
      Pattern.compile("(?m)^[> ] +(\\d+) +\\d+ +(\\d+) +\\w{16} +UN .* (\\S+) *$");
  private static final Pattern TRACE = Pattern.compile("(?m)^ *#\\d+ \\[\\w+\\] (\\S+) at");

  @Test
  void everySectionSaysWhatCrashSays(Terminal repl) {
    Bundled info = Bundled.run(repl, "crashinfo", "--long", "1", "--lines", "12");
    String[] said =
        Dump.crash("sys", "kmem -i", "runq", "ps", "mount", "log -m", "sys -t", "bt -p");
    system(info, said[0], said[6]);
    assertEquals(key(said[0], "PANIC").replace("\"", ""), info.lines("Panic").get(0));
    assertTrue(info.part("Panic").contains(said[7].strip()), info.out());
    assertTrue(TRACE.matcher(said[7]).results().count() > 5, "a whole trace: " + said[7]);
    memory(info, said[1]);
    runQueues(info, said[2]);
    blocked(info, said[3]);
    fileSystems(info, said[4]);
    log(info, said[5]);
  }

  private static void system(Bundled info, String sys, String taints) {
    assertEquals(key(sys, "RELEASE"), info.fact("System", "release"));
    assertEquals(key(sys, "VERSION"), info.fact("System", "version"));
    assertEquals(key(sys, "NODENAME"), info.fact("System", "node"));
    assertEquals(key(sys, "CPUS"), info.fact("System", "CPUs"));
    assertEquals(key(sys, "MEMORY"), info.fact("System", "memory"));
    assertEquals(key(sys, "LOAD AVERAGE"), info.fact("System", "load"));
    assertEquals(key(sys, "TASKS"), info.fact("System", "tasks"));
    assertTrue(taints.contains("OE"), taints);
    assertTrue(info.fact("System", "tainted").startsWith("O module"), info.out());
    assertTrue(info.warnings().get(0).startsWith("the kernel is tainted: O "), info.out());
  }

  private static void memory(Bundled info, String kmem) {
    for (List<String> pair :
        List.of(
            List.of("total", "TOTAL MEM"),
            List.of("buffers", "BUFFERS"),
            List.of("cached", "CACHED"))) {
      MatchResult row =
          Pattern.compile("(?m)^ *" + pair.get(1) + " +(\\d+) +(\\S+ \\S+|0) ")
              .matcher(kmem)
              .results()
              .findFirst()
              .orElseThrow();
      String ours = info.fact("Memory", pair.get(0));
      assertTrue(ours.startsWith(row.group(1) + " "), pair + " " + ours + "\n" + kmem);
    }
  }

  private static void runQueues(Bundled info, String runq) {
    List<MatchResult> theirs = CURRENT.matcher(runq).results().toList();
    assertEquals(2, theirs.size(), runq);
    for (int cpu = 0; cpu < theirs.size(); cpu++) {
      String running = theirs.get(cpu).group(2) + " " + theirs.get(cpu).group(1);
      String ours = info.fact("Run queues", "" + cpu);
      assertTrue(ours.startsWith(running + " 1 "), ours + "\n" + runq);
    }
  }

  private static void blocked(Bundled info, String ps) {
    List<MatchResult> theirs = BLOCKED.matcher(ps).results().toList();
    assertTrue(theirs.size() > 0, ps);
    List<String> ours = info.lines("Tasks in D state");
    assertEquals(theirs.size(), ours.stream().filter(l -> l.matches("\\d.*")).count());
    for (MatchResult their : theirs) {
      String row = info.fact("Tasks in D state", their.group(1));
      assertTrue(row.startsWith(their.group(3) + " " + their.group(2) + " "), row);
      assertTrue(row.endsWith(" mutex jkdump_mutex [jkdump_test]"), row);
      String warning = their.group(3) + " " + their.group(1) + " is in D state for ";
      assertTrue(info.warnings().stream().anyMatch(w -> w.startsWith(warning)), info.out());
    }
  }

  private static void fileSystems(Bundled info, String mount) {
    List<String> theirs =
        MOUNT
            .matcher(mount)
            .results()
            .map(r -> r.group(2) + " " + r.group(1) + " " + r.group(3))
            .toList();
    assertTrue(theirs.size() >= 9, mount);
    List<String> ours = info.lines("File systems");
    assertEquals(theirs, ours.subList(2, 2 + theirs.size()));
  }

  private static void log(Bundled info, String log) {
    List<String> theirs =
        log.lines()
            .filter(line -> line.matches("\\[ *[\\d.]+\\] <[0-4]>(?! \\? ).*"))
            .map(line -> line.replaceFirst("<\\d+>", ""))
            .toList();
    assertTrue(theirs.size() > 20, log);
    String part = info.part("The log: warnings and worse");
    String why = "Kernel panic - not syncing";
    assertTrue(part.contains(why), "the reason stays: " + part);
    List<String> ours =
        part.lines()
            .dropWhile(line -> !line.startsWith("... "))
            .filter(line -> line.matches("\\[ *[\\d.]+\\] .*"))
            .toList();
    assertEquals(theirs.subList(theirs.size() - 12, theirs.size()), ours);
    String more = "... " + (theirs.size() - 12) + " before, see log or --lines";
    assertTrue(info.out().contains(more), info.out());
  }

  private static String key(String sys, String key) {
    return KEY.matcher(sys)
        .results()
        .filter(r -> r.group(1).equals(key))
        .map(r -> r.group(2).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsNoOptionIsRefused(Terminal repl) {
    String said = Bundled.refused(repl, "crashinfo", "--line", "3");
    assertTrue(said.contains("unknown option '--line'; did you mean '--lines', '--long'?"), said);
    assertTrue(said.startsWith("crashinfo: "), "the fault is not the program's: " + said);
  }
}
