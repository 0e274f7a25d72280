// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A stock jshell of the JDK that runs this test, with our startup file. */
@Tag("dump")
@Tag("jdk")
@ExtendWith(Shared.class)
class StockJShellDumpTest {
  private static final String PROMPT = "jshell> ";
  @TempDir Path directory;

  @Test
  void theEnvironmentNamesTheDump() {
    try (Terminal jshell = jshell(new Surroundings(directory).withDump())) {
      String answer = ask(jshell, "readSymbol(\"init_task\").get_(\"comm\")");
      assertTrue(answer.contains("==> swapper/0"), answer);
      jshell.enter("/exit");
      assertEquals(0, jshell.exit());
    }
  }

  @Test
  void theLogIsSummarisedAfterEachSnippetAlsoAfterOneThatThrows(Endpoint endpoint) {
    Surroundings surroundings = new Surroundings(directory);
    try (Terminal jshell = jshell(surroundings.with("JKDUMP_SOCKET", endpoint.socket()))) {
      jshell.enter("pylog.warning(\"first\");");
      jshell.await("A Summary Of Problems Found");
      jshell.await("    first");
      jshell.await(PROMPT);
      // The order of the exception's text, the prompt and the summary is not fixed.
      int before = jshell.all().length();
      jshell.enter("if (true) { pylog.error(\"second\"); throw new Error(\"thrown\"); }");
      jshell.await("    second");
      jshell.enter("int done = 1;");
      jshell.await("done ==> 1");
      String since = jshell.all().substring(before);
      assertTrue(since.contains("Exception java.lang.Error: thrown"), since);
      assertTrue(!since.contains("    first"), "the log begins afresh: " + since);
      jshell.await(PROMPT);
      String quiet = ask(jshell, "sym2addr(\"nosuchsymbol\")");
      assertTrue(quiet.contains("==> 0"), quiet);
      assertTrue(!quiet.contains("Summary"), "nothing is logged, nothing is said: " + quiet);
    }
  }

  private static String ask(Terminal jshell, String line) {
    jshell.enter(line);
    jshell.await("\n");
    return jshell.await(PROMPT);
  }

  private static Terminal jshell(Surroundings surroundings) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    String startup = Testbed.home().resolve("startup/kdump.jsh").toString();
    Terminal jshell = Terminal.of(surroundings, program, "--startup", startup);
    String banner = jshell.await(PROMPT);
    assertTrue(!banner.contains("rror"), "the startup file runs: " + banner);
    return jshell;
  }
}
