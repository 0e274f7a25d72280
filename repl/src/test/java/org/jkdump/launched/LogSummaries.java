// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Logged messages are summarised as PyKdump does. */
@ExtendWith(Shared.class)
public class LogSummaries {
  private static final String HEAD =
      """
      ******************************************************************************
      ************************ A Summary Of Problems Found *************************
      ******************************************************************************
      """;
  @TempDir Path directory;
  private Saved saved;

  @BeforeEach
  void write(Endpoint endpoint) {
    saved = new Saved(directory, endpoint);
  }

  /** Returns the text with its figures made comparable. */
  private static String text(String printed) {
    return printed.replaceAll(" +\\d+\\.\\d\\ds ", " N ").replaceAll(" +\\d+\\.\\d\\ds", " N");
  }

  @Test
  void sectionsOrderAndLayout(Terminal repl) {
    saved.file(
        "log.jsh",
        """
        pylog.info("i1");
        pylog.error("e1", 5);
        pylog.warning("w1");
        pylog.warning("w1");
        execCrashCommandBg("gdb info types");
        pylog.warningOnexit("w2");
        """);
    String expected =
        """
        +++ERROR+++ e1 5
        +++WARNING+++ w1
        +++WARNING+++ w1
        +++TIMEOUT+++ <gdb info types> failed to complete within the timeout period of 1s
        """
            + HEAD
            + """
            -------- Some crash built-in commands did not complete within timeout --------
                <gdb info types> failed to complete within the timeout period of 1s
             *** You can rerun your command with a different timeout (--timeout=NNN)
            -------------------- A list of all +++WARNING+++ messages --------------------
                w1
                w2
            --------------------- A list of all +++ERROR+++ messages ---------------------
                e1 5
            ------------------------------------------------------------------------------

            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ Additional Info ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                i1
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
             ** Execution took N (real) N (CPU), Child processes: N
            """;
    assertEquals(expected, text(saved.typed(repl, "log", "--timeout=1")));
  }

  @Test
  void nothingWhereNothingWasLogged(Terminal repl) {
    saved.file("quiet.jsh", "System.out.println(1); run(\"" + directory + "/quieter.jsh\");");
    saved.file("quieter.jsh", "System.out.println(2);");
    assertEquals("1\n2\n", saved.typed(repl, "quiet", ""));
  }

  @Test
  void aRunWithinARunHasALogOfItsOwn(Terminal repl) {
    saved.file("inner.jsh", "pylog.info(\"inner\");");
    saved.file(
        "outer.jsh",
        "pylog.info(\"before\"); run(\"" + directory + "/inner.jsh\"); pylog.info(\"after\");");
    String frame =
        "\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ Additional Info ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n";
    String end = "~".repeat(78) + "\n ** Execution took N (real) N (CPU)\n";
    String expected = frame + "    inner\n" + end + frame + "    before\n    after\n" + end;
    assertEquals(
        expected, text(saved.typed(repl, "outer", "")).replaceAll(", Child processes: N", ""));
  }

  @Test
  void threadsMayLog(Terminal repl) {
    saved.file(
        "threads.jsh",
        """
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          int number = i;
          threads.add(new Thread(() -> { for (int j = 0; j < 100; j++) pylog.info("t" + number); }));
        }
        threads.forEach(t -> t.start());
        for (Thread t : threads) t.join();
        """);
    String out = saved.typed(repl, "threads", "");
    for (int i = 0; i < 8; i++) {
      String line = "    t" + i + "\n";
      assertTrue(out.contains(line), out);
      assertEquals(out.indexOf(line), out.lastIndexOf(line), "once: " + out);
    }
  }

  @Test
  void aMessageKeptSilentlyBecomesAnErrorLater(Terminal repl) {
    saved.file(
        "silent.jsh",
        "pylog.silent(\"no task\"); System.out.println(pylog.getsilent().get());"
            + " pylog.silenterror(\"at all\");");
    String out = saved.typed(repl, "silent", "");
    assertTrue(out.startsWith("no task\n+++ERROR+++ no task at all\n" + HEAD), out);
  }

  @Test
  void eachSnippetAtThePromptIsARun(Terminal repl, Endpoint endpoint) {
    Path file = saved.file("inner.jsh", "pylog.warning(\"inner\");");
    String first = repl.ask("pylog.warning(\"one\"); pylog.warning(\"two\");");
    assertEquals("+++WARNING+++ one\n+++WARNING+++ two", first, "once is enough");
    assertEquals("", repl.ask("int quiet = 1;").replaceFirst("quiet ==> 1", ""));
    String nested = repl.ask("pylog.warningOnexit(\"outer\"); ");
    assertTrue(nested.contains("    outer") && !nested.contains("    one"), nested);
    String program = repl.ask("/run " + file);
    assertTrue(program.contains("    inner") && !program.contains("    outer"), program);
    assertTrue(program.contains(" ** Execution took "), program);
  }

  @Test
  void aProgramInStockJShellIsARunAsWell(Endpoint endpoint) {
    Path file = saved.file("inner.jsh", "pylog.warning(\"inner \" + args());");
    Surroundings surroundings = saved.surroundings().with("JKDUMP_SOCKET", endpoint.socket());
    try (Terminal jshell = StockJShellDumpTest.jshell(surroundings)) {
      jshell.enter("int status = run(\"" + file + "\", \"a b\")");
      jshell.await("+++WARNING+++ inner [a b]");
      jshell.await("    inner [a b]");
      jshell.await("** Execution took");
      jshell.await("status ==> 0");
      jshell.await(StockJShellDumpTest.PROMPT);
      jshell.enter("pylog.info(\"mine\")");
      String after = jshell.await("    mine");
      assertTrue(!after.contains("inner"), after);
    }
  }
}
