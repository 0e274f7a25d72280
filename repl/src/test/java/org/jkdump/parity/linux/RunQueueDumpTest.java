// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.RunQueue;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link RunQueue} against {@code runq}. */
@Tag("dump")
class RunQueueDumpTest {
  private static final Pattern QUEUE =
      Pattern.compile("(?m)^CPU (\\d+) RUNQUEUE: (\\w+)\n +CURRENT: PID: \\d+ +TASK: (\\w+)");
  private static final Pattern QUEUED =
      Pattern.compile("(?m)^ +\\[ *\\d+] PID: \\d+ +TASK: (\\w+)");
  private static final Pattern CLOCK = Pattern.compile("(?m)^ CPU (\\d+): (\\d+)$");

  @Test
  void queuesAndWhatTheyRun() {
    Dump.kernel();
    String said = Dump.crash("runq")[0];
    List<MatchResult> theirs = QUEUE.matcher(said).results().toList();
    assertEquals(2, theirs.size(), said);
    assertEquals(theirs.size(), RunQueue.all().size());
    for (MatchResult their : theirs) {
      Struct rq = RunQueue.of(Integer.parseInt(their.group(1)));
      assertEquals(their.group(2), Long.toHexString(rq.addr_()), said);
      assertEquals(their.group(3), Long.toHexString(RunQueue.current(rq).addr_()), said);
    }
  }

  // crash doesn't list the running task among the queued ones.
  @Test
  void theTasksThatWantToRun() {
    Dump.kernel();
    String said = Dump.crash("runq")[0];
    long queued = QUEUED.matcher(said).results().count();
    long ours = 0;
    for (Struct rq : RunQueue.all()) {
      List<Struct> fair = RunQueue.fair(rq);
      assertEquals(RunQueue.running(rq), fair.size() + RunQueue.realtime(rq).size(), said);
      assertTrue(fair.contains(RunQueue.current(rq)), fair + " " + said);
      ours += fair.size() - 1 + RunQueue.realtime(rq).size();
    }
    assertEquals(queued, ours, said);
  }

  @Test
  void theClocks() {
    Dump.kernel();
    String said = Dump.crash("runq -t")[0];
    List<MatchResult> theirs = CLOCK.matcher(said).results().toList();
    assertEquals(2, theirs.size(), said);
    for (MatchResult their : theirs) {
      Struct rq = RunQueue.of(Integer.parseInt(their.group(1)));
      assertEquals(Long.parseLong(their.group(2)), RunQueue.clock(rq), said);
    }
  }
}
