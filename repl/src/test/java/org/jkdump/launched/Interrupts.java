// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ^C twenty times in a row, at each of the three entrances, during any kind of work. */
public abstract class Interrupts {
  // Longest acceptable wait of a person; a busy test machine may need longer now and then.
  private static final double PROMPT_SECONDS = 1;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int TIMES = 20;

  /** Kinds of work: a built-in, GDB, a walk of jkdump, a busy loop, a sleeping snippet. */
  private static final List<String> WORK =
      List.of(
          "for (;;) crash(\"search -k deadbeefdeadbeef\");",
          "gdb(\"info types\");",
          "for (;;) readSUListFromHead(\"modules\", \"list\", \"module\");",
          "for (;;);",
          "Thread.sleep(100000);");

  @TempDir Path directory;

  @Test
  public void inTheReplOfOurOwn() {
    try (Terminal repl = Terminal.repl(new Surroundings(directory))) {
      twentyTimes(repl, Terminal.PROMPT);
      commandsOfThePrompt(repl);
    }
  }

  @Test
  public void inJshAtCrashsPrompt() {
    try (Terminal crash = Endpoint.crash(new Surroundings(directory))) {
      crash.enter("jsh");
      crash.await(Terminal.PROMPT);
      twentyTimes(crash, Terminal.PROMPT);
      crash.enter("/exit");
      crash.await(Endpoint.CRASH_PROMPT);
      crash.enter("sys");
      crash.await("RELEASE: ");
      crash.await(Endpoint.CRASH_PROMPT);
    }
  }

  @Test
  public void inStockJshell() {
    Surroundings surroundings = new Surroundings(directory).withDump();
    try (Terminal jshell = StockJShellDumpTest.jshell(surroundings)) {
      twentyTimes(jshell, StockJShellDumpTest.PROMPT);
    }
  }

  private static void twentyTimes(Terminal terminal, String prompt) {
    check(terminal, "int kept = 42", "42", prompt);
    check(terminal, "crash(\"sys\").length() > 99", "true", prompt);
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      String work = WORK.get(i % WORK.size());
      // One snippet, because a stock jshell ignores a ^C between two snippets.
      terminal.enter("{ System.out.println(\"be\" + \"gun\"); " + work + " }");
      terminal.await("begun");
      // ^C comes in the middle of the work, or right at its beginning.
      pause(i % 2 == 0 ? 200 : 0);
      seconds.add(stop(terminal, prompt));
      check(terminal, "kept + " + i, Integer.toString(42 + i), prompt);
      check(terminal, "crash(\"sys\").contains(\"RELEASE\")", "true", prompt);
    }
    assertPrompt(seconds);
  }

  // Commands that are typed with an exclamation mark.
  private static void commandsOfThePrompt(Terminal repl) {
    List<Double> seconds = new ArrayList<>();
    for (String command : List.of("!foreach task", "!gdb info types", "!search -k deadbeef")) {
      repl.enter(command);
      repl.await(command + "\n");
      pause(200);
      seconds.add(stop(repl, Terminal.PROMPT));
      check(repl, "kept + 0", "42", Terminal.PROMPT);
    }
    assertPrompt(seconds);
  }

  private static double stop(Terminal terminal, String prompt) {
    long begin = System.nanoTime();
    terminal.type(Terminal.CTRL_C);
    terminal.await(prompt, SOON);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void check(Terminal terminal, String line, String wanted, String prompt) {
    terminal.enter(line);
    terminal.await("==> " + wanted);
    terminal.await(prompt);
  }

  private static void assertPrompt(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    double typical = sorted.get(sorted.size() / 2);
    System.out.println("seconds from ^C to the prompt: " + seconds);
    assertTrue(typical < PROMPT_SECONDS, "seconds from ^C to the prompt: " + seconds);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
