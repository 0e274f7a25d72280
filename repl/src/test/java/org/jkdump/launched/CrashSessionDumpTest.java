// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REPL inside crash: {@code jsh}. */
@Tag("dump")
@Tag("jdk")
class CrashSessionDumpTest {
  @TempDir Path directory;

  @Test
  void jshOpensTheReplHereAndReturnsToCrash() {
    try (Terminal crash = Endpoint.crash(new Surroundings(directory))) {
      assertTrue(ask(crash, "help jsh").contains("SYNOPSIS"), "a help page: " + crash.all());

      enterJsh(crash);
      String answer = crash.ask("readSymbol(\"init_task\").get_(\"comm\")");
      assertTrue(answer.endsWith("==> swapper/0"), answer);
      String typed = crash.ask("vars.init_task().comm()");
      assertTrue(typed.endsWith("==> swapper/0"), "the generated classes: " + typed);
      assertTrue(crash.ask("pylog.info(\"seen\")").contains("    seen"), "a log summary");
      assertTrue(crash.ask("!bt").startsWith("PID: "), crash.all());
      stopEndlessLoop(crash);
      leave(crash);

      assertTrue(ask(crash, "sys").contains("RELEASE: "), "crash works as before");
      interrupt(crash);
      assertTrue(ask(crash, "sym init_task").contains("init_task"), "after ^C at crash>");

      enterJsh(crash);
      assertTrue(crash.ask("6 * 7").endsWith("==> 42"), "jsh works again");
      leave(crash);
      crash.enter("quit");
      assertEquals(0, crash.exit(), "exit status of crash");
    }
  }

  private static String ask(Terminal crash, String line) {
    crash.enter(line);
    crash.await(line + "\n");
    return crash.await(Endpoint.CRASH_PROMPT);
  }

  private static void enterJsh(Terminal crash) {
    crash.enter("jsh");
    crash.await("/help for help");
    crash.await(Terminal.PROMPT);
  }

  private static void stopEndlessLoop(Terminal crash) {
    crash.enter("for(;;);");
    crash.await("for(;;);\n");
    // A ^C this early may also drop the line before it runs. In both cases the prompt comes back.
    crash.type(Terminal.CTRL_C);
    crash.await(Terminal.PROMPT);
  }

  private static void leave(Terminal crash) {
    crash.enter("/exit");
    crash.await(Endpoint.CRASH_PROMPT);
  }

  private static void interrupt(Terminal crash) {
    crash.enter("search -k deadbeefdeadbeef");
    crash.await("deadbeefdeadbeef\n");
    crash.type(Terminal.CTRL_C);
    crash.await(Endpoint.CRASH_PROMPT);
  }
}
