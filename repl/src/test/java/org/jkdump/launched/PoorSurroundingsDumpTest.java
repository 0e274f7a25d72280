// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines that lack something: a terminal, a capable terminal, UTF-8, a home, room on the disk.
 */
@Tag("dump")
@Tag("slow")
@ExtendWith(Shared.class)
class PoorSurroundingsDumpTest {
  @TempDir Path directory;

  @Test
  void withoutATerminalSnippetsComeFromStandardInput(Endpoint endpoint) {
    String input =
        """
        int twice(int x) {
          return 2 * x;
        }
        twice(21)
        !sys
        int bad = "text";
        /nosuch
        readSymbol("init_task").get_("comm")
        """;
    Run run = Run.typed(input, new Surroundings(directory), "--attach", endpoint.socket());
    assertTrue(run.out().contains("==> 42\n"), run.out());
    assertTrue(run.out().contains("RELEASE: "), run.out());
    assertTrue(run.out().contains("incompatible types"), run.out());
    assertTrue(run.out().contains("no command /nosuch"), run.out());
    assertTrue(run.out().contains("==> swapper/0\n"), "the last line: " + run.out());
    assertFalse(run.out().contains("\u001b"), "no control sequences: " + run.out());
    assertFalse(run.out().contains(Terminal.PROMPT), "no prompt: " + run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void withNothingOnStandardInputItEnds(Endpoint endpoint) {
    Run run = Run.jkdump(new Surroundings(directory), "--attach", endpoint.socket());
    assertEquals("", run.out() + run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aDumbTerminalHasAPromptAndNoControlSequences(Endpoint endpoint) {
    try (Terminal repl = attached(new Surroundings(directory).with("TERM", "dumb"), endpoint)) {
      assertTrue(repl.ask("6 * 7").endsWith("==> 42"), repl.all());
      repl.enter("System.out.println(\"be\" + \"gun\"); for(;;);");
      repl.await("begun");
      repl.type(Terminal.CTRL_C);
      repl.await("-- stopped --");
      repl.await(Terminal.PROMPT);
      repl.type("never" + Terminal.CTRL_C);
      repl.await(Terminal.PROMPT);
      assertTrue(repl.ask("6 * 8").endsWith("==> 48"), repl.all());
      assertFalse(repl.sawEscapes(), "no control sequences: " + repl.all());
      repl.type(Terminal.CTRL_D);
      assertEquals(0, repl.exit());
    }
  }

  @Test
  void aLocaleThatIsNotUtf8GetsAsciiDrawings(Endpoint endpoint) {
    Surroundings surroundings = new Surroundings(directory).with("LC_ALL", "C");
    String input = "/help\nSystem.out.println(Table.of(\"a\").row(1))\n\"x\".repeat(5000)\n";
    Run run = Run.typed(input, surroundings, "--attach", endpoint.socket());
    assertTrue(run.out().contains("COMMAND"), run.out());
    assertTrue(run.out().chars().allMatch(c -> c < 128), "ASCII only: " + run.out());
    String printed = withoutQuestions(run.out());
    assertFalse(printed.contains("?"), "nothing that can't be printed: " + printed);
    assertEquals(0, run.status());
  }

  @Test
  void aLocaleThatIsNotUtf8GetsAsciiDrawingsOnATerminalToo(Endpoint endpoint) {
    try (Terminal repl = attached(new Surroundings(directory).with("LC_ALL", "C"), endpoint)) {
      String help = withoutQuestions(repl.ask("/help"));
      assertTrue(help.contains("COMMAND"), help);
      assertFalse(help.contains("?") || help.contains("─"), "ASCII only: " + help);
    }
  }

  // The line of the help about ? contains a question mark itself.
  private static String withoutQuestions(String help) {
    return help.replaceAll("(?m)^A line that begins with \\? .*$", "");
  }

  @Test
  void aHomeThatCannotBeWrittenCostsTheHistoryOnly(Endpoint endpoint) {
    // A file instead of a directory, so that not even root can write there.
    Surroundings surroundings = new Surroundings(directory).without("XDG_STATE_HOME");
    surroundings.with("HOME", "/dev/null").with("JKDUMP_CACHE", "/dev/null/cache");
    surroundings.java("-Duser.home=/dev/null");
    try (Terminal repl = attached(surroundings, endpoint)) {
      assertTrue(repl.all().contains("the history is not kept"), repl.all());
      assertTrue(repl.ask("6 * 7").endsWith("==> 42"), repl.all());
      repl.type(Terminal.CTRL_D);
      assertEquals(0, repl.exit());
    }
  }

  @Test
  void aFullDiskCostsTheHistoryOnly(Endpoint endpoint) throws Exception {
    boolean mounts = new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
    assumeTrue(mounts, "only root can mount a full disk, and not within a chroot");
    Path full = Files.createDirectory(directory.resolve("full"));
    String command =
        "mount -t tmpfs -o size=64k none %1$s && { head -c 1M /dev/zero >%1$s/zeros; "
            + "exec %2$s --attach %3$s; }";
    String line = String.format(command, full, Testbed.launcher(), endpoint.socket());
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("XDG_STATE_HOME", full.toString()).with("JKDUMP_CACHE", full + "/cache");
    try (Terminal repl = Terminal.of(surroundings, "unshare", "-m", "sh", "-c", line)) {
      repl.await(Terminal.PROMPT);
      assertTrue(repl.ask("6 * 7").endsWith("==> 42"), repl.all());
      assertTrue(repl.ask("6 * 8").endsWith("==> 48"), repl.all());
      repl.type(Terminal.CTRL_D);
      assertEquals(0, repl.exit());
      assertFalse(repl.all().contains("\tat "), "no stack trace: " + repl.all());
    }
  }

  private static Terminal attached(Surroundings surroundings, Endpoint endpoint) {
    String launcher = Testbed.launcher().toString();
    Terminal repl = Terminal.of(surroundings, launcher, "--attach", endpoint.socket());
    repl.await(Terminal.PROMPT);
    return repl;
  }
}
