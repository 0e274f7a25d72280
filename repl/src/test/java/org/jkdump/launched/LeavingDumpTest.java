// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to leave, and the remains: a history, but no crash and no socket. */
@Tag("dump")
@Tag("slow")
class LeavingDumpTest {
  @TempDir Path directory;

  @Test
  void ctrlDLeavesAndTheHistoryIsThereInTheNextRun() throws Exception {
    Surroundings surroundings = new Surroundings(directory);
    try (Terminal first = Terminal.repl(surroundings)) {
      List<ProcessHandle> crashes = first.crashes();
      first.ask("int remembered = 1");
      first.type(Terminal.CTRL_D);
      assertEquals(0, first.exit(), "exit status after ^D");
      assertGone(crashes);
    }
    try (Terminal second = Terminal.repl(surroundings)) {
      second.type(Terminal.CTRL_P);
      second.await("int remembered = 1");
      second.enter("");
      second.await("remembered ==> 1");
      second.await(Terminal.PROMPT);
      assertTrue(second.ask("/history").contains("int remembered = 1"), second.all());
      List<ProcessHandle> crashes = second.crashes();
      second.enter("/exit");
      assertEquals(0, second.exit(), "exit status after /exit");
      assertGone(crashes);
    }
    assertNoSocket();
  }

  @Test
  void ctrlCWhileCrashLoadsLeavesNothingBehind() throws Exception {
    try (Terminal repl = loading()) {
      List<ProcessHandle> crashes = repl.crashes();
      repl.type(Terminal.CTRL_C);
      assertEquals(130, repl.exit(), "exit status after ^C");
      assertGone(crashes);
    }
  }

  @Test
  void aReplThatIsKilledTakesItsCrashAlong() throws Exception {
    try (Terminal repl = Terminal.repl(new Surroundings(directory))) {
      List<ProcessHandle> crashes = repl.crashes();
      repl.java().destroyForcibly();
      repl.exit();
      assertGone(crashes);
    }
  }

  private Terminal loading() {
    Terminal repl =
        Terminal.of(
            new Surroundings(directory),
            Testbed.launcher().toString(),
            Testbed.vmlinux(),
            Testbed.vmcore());
    repl.await("crash is loading");
    return repl;
  }

  private static void assertGone(List<ProcessHandle> crashes) throws Exception {
    assertEquals(1, crashes.size(), "the REPL has one crash, not " + crashes);
    crashes.get(0).onExit().get(15, TimeUnit.SECONDS);
  }

  private void assertNoSocket() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".sock")).toList());
    }
  }
}
