// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed crash: the REPL survives it and starts another. */
@Tag("dump")
class LostCrashDumpTest {
  @TempDir Path directory;

  @Test
  void theReplSaysSoAndStartsCrashAgain() throws Exception {
    try (Terminal repl = Terminal.repl(surroundings())) {
      repl.ask("var kept = readSymbol(\"init_task\")");
      long first = killed(repl);
      assertTold(repl.ask("!sys"), first);
      assertTrue(repl.ask("!sys").contains("RELEASE: "), "the next call starts crash again");

      long second = killed(repl);
      assertNotEquals(first, second, "another crash serves");
      assertTrue(repl.ask("/reattach").contains("attached to " + Testbed.vmcore()), repl.all());
      assertTrue(repl.ask("!sys").contains("RELEASE: "), "crash answers after /reattach");

      repl.enter("for (;;) crash(\"sys\")");
      repl.await("sys\")\n");
      long third = crash(repl).pid();
      ProcessHandle.of(third).orElseThrow().destroyForcibly();
      assertTold(repl.await(Terminal.PROMPT), third);
      assertTrue(repl.ask("kept.get_(\"comm\")").endsWith("==> swapper/0"), repl.all());
      repl.type(Terminal.CTRL_D);
      assertEquals(0, repl.exit());
    }
  }

  @Test
  void aCommandThatKillsCrashIsSurvived() {
    try (Terminal repl = Terminal.repl(surroundings())) {
      repl.ask("var kept = readSymbol(\"init_task\")");
      long pid = crash(repl).pid();
      String answer = repl.ask("!gdb maintenance internal-error boom");
      assertTrue(answer.contains("crash (pid " + pid + ") ended with status 1"), answer);
      assertTrue(answer.contains("/reattach starts it again"), answer);
      assertTrue(repl.ask("!sys").contains("RELEASE: "), "the next call starts crash again");
      assertTrue(repl.ask("kept.get_(\"comm\")").endsWith("==> swapper/0"), repl.all());

      String background = "execCrashCommandBg(\"gdb maintenance internal-error boom\").length()";
      pid = crash(repl).pid();
      assertTrue(repl.ask(background).contains("ended abnormally"), repl.all());
      assertTrue(repl.ask("!sys").contains("RELEASE: "), repl.all());
      assertEquals(pid, crash(repl).pid(), "crash itself lives");
    }
  }

  private Surroundings surroundings() {
    return new Surroundings(directory).with("JKDUMP_ENGINE", "crash");
  }

  private static void assertTold(String answer, long pid) {
    assertTrue(answer.contains("crash (pid " + pid + ") was killed by signal 9"), answer);
    assertTrue(answer.contains("/reattach starts it again"), answer);
  }

  private static long killed(Terminal repl) throws Exception {
    ProcessHandle crash = crash(repl);
    crash.destroyForcibly();
    crash.onExit().get(15, TimeUnit.SECONDS);
    return crash.pid();
  }

  private static ProcessHandle crash(Terminal repl) {
    List<ProcessHandle> crashes = repl.crashes();
    assertEquals(1, crashes.size(), "the REPL has one crash, not " + crashes);
    return crashes.get(0);
  }
}
