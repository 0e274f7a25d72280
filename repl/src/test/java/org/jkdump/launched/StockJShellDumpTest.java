// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stock jshell of the JDK that runs this test, with jkdump's startup file. */
@Tag("dump")
@Tag("jdk")
@ExtendWith(Shared.class)
class StockJShellDumpTest {
  static final String PROMPT = "jshell> ";
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
      // The exception's text, the prompt and the summary come in any order.
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

  @Test
  void aStartupFileOfADumpBringsTheClassesOfItsKernel() throws IOException {
    Surroundings surroundings = new Surroundings(directory).without("JKDUMP_CRASH");
    Run made = startup(surroundings, "--crash", Testbed.crash());
    assertEquals(0, made.status(), made.err());
    Path file = Files.writeString(directory.resolve("kdump.jsh"), made.out());
    try (Terminal jshell = jshell(surroundings, file)) {
      String comm = ask(jshell, "vars.init_task().comm()");
      assertTrue(comm.contains("==> swapper/0"), comm);
      ask(jshell, "task_struct init = pidToTask(1, task_struct.class)");
      String same =
          ask(jshell, "listOf(vars.init_task().tasks(), task_struct.tasks).get(0).equals(init)");
      assertTrue(same.contains("==> true"), same);
      String state = ask(jshell, "vars.system_state() == system_states.SYSTEM_RUNNING");
      assertTrue(state.contains("==> true"), state);
      String wrong = ask(jshell, "init.comn()");
      assertTrue(wrong.contains("cannot find symbol"), "a compile error: " + wrong);
    }
  }

  @Test
  void aStartupFileWithoutClassesSaysWhyAndIsOfUse() throws IOException {
    String blanks = directory.resolve("a b").toString();
    Surroundings surroundings = new Surroundings(directory).with("JKDUMP_CACHE", blanks);
    Run made = startup(surroundings);
    assertEquals(0, made.status(), made.err());
    String why = "jshell's /env takes no path with blanks";
    assertTrue(made.err().contains(why), made.err());
    assertTrue(made.out().contains("\n// No generated classes: " + why), made.out());
    Path file = Files.writeString(directory.resolve("kdump.jsh"), made.out());
    try (Terminal jshell = jshell(surroundings, file)) {
      String comm = ask(jshell, "readSymbol(\"init_task\").get_(\"comm\")");
      assertTrue(comm.contains("==> swapper/0"), comm);
    }
  }

  @Test
  void aStartupFileWithoutADumpIsTheOneOfTheBuild() throws IOException {
    Run made = Run.jkdump(new Surroundings(directory), "startup");
    assertEquals(Files.readString(plain()), made.out());
    Run half = Run.jkdump(new Surroundings(directory), "startup", "--vmlinux", Testbed.vmlinux());
    assertEquals(2, half.status());
    assertTrue(half.err().contains("--vmcore"), half.err());
  }

  private static Run startup(Surroundings surroundings, String... more) {
    Stream<String> dump =
        Stream.of("startup", "--vmlinux", Testbed.vmlinux(), "--vmcore", Testbed.vmcore());
    return Run.jkdump(surroundings, Stream.concat(dump, Stream.of(more)).toArray(String[]::new));
  }

  private static Path plain() {
    return Testbed.home().resolve("startup/kdump.jsh");
  }

  private static String ask(Terminal jshell, String line) {
    jshell.enter(line);
    jshell.await("\n");
    return jshell.await(PROMPT);
  }

  static Terminal jshell(Surroundings surroundings) {
    return jshell(surroundings, plain());
  }

  private static Terminal jshell(Surroundings surroundings, Path startup) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    List<String> line = new ArrayList<>(List.of(program, "--startup", startup.toString()));
    // -J has options of the JVM at the prompt, -R those of the one that runs the snippets.
    for (String option : Surroundings.SHORT_LIVED.split(" ")) {
      line.addAll(List.of("-J" + option, "-R" + option));
    }
    Terminal jshell = Terminal.of(surroundings, line.toArray(String[]::new));
    String banner = jshell.await(PROMPT);
    assertTrue(!banner.contains("rror"), "the startup file runs: " + banner);
    return jshell;
  }
}
