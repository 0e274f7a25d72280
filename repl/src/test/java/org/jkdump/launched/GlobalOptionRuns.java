// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that every program has. */
@ExtendWith(Shared.class)
public class GlobalOptionRuns {
  private static final String SHOW =
      """
      System.out.println(args() + " " + session().maxel() + " "
          + session().commandTimeout().get().toSeconds() + " " + apiOptions().debug() + " "
          + apiOptions().isExperimental() + " " + apiOptions().isReload() + " "
          + apiOptions().isDumpcache());
      """;
  private WarmJvm jvm;
  private Path directory;
  private Saved saved;

  @BeforeEach
  void write(WarmJvm warm, Endpoint endpoint) {
    jvm = warm;
    directory = warm.directory();
    saved = new Saved(warm, endpoint);
    saved.file("show.jsh", SHOW);
  }

  private String shown(Terminal repl, String arguments) {
    return repl.ask("/run " + directory.resolve("show.jsh") + " " + arguments);
  }

  private String first(Terminal repl, String arguments) {
    return shown(repl, arguments).lines().findFirst().orElse("");
  }

  @Test
  void bothFormsAreStrippedWhereverTheyStand(Terminal repl) {
    assertEquals("[] 0 120 0 false false false", first(repl, ""));
    assertEquals("[] 7 5 2 false false false", first(repl, "--maxel=7 --timeout=5 --debug=2"));
    assertEquals(
        "[a, b] 7 5 2 false false false", first(repl, "--maxel 7 a --timeout 5 --debug 2 b"));
    assertEquals(
        "[a] 0 120 0 true true true", first(repl, "--experimental a --reload --dumpcache"));
  }

  @Test
  void theRestIsUntouched(Terminal repl) {
    assertEquals(
        "[--reload2, --maxelx=3, -v, --, --maxel=4] 5 120 0 false false false",
        first(repl, "--reload2 --maxelx=3 -v --maxel=5 -- --maxel=4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--timeout=soon | --timeout SECONDS takes a whole number from 0 on, not 'soon'",
        "--timeout=-1 | --timeout SECONDS takes a whole number from 0 on, not '-1'",
        "--maxel=0 | --maxel N takes a whole number from 1 on, not '0'",
        "--maxel=99999999999999999999 | --maxel N takes a whole number from 1 on",
        "--maxel= | --maxel N takes a whole number from 1 on, not ''",
        "--maxel | --maxel needs a value: --maxel N",
        "--reload=1 | --reload takes no value",
        "--ofile= | --ofile needs a file's name",
        "--ofile=/nosuch/x | can't write /nosuch/x: there is no directory /nosuch",
        "--ofile=/ | can't write /: it is a directory",
        "--usens=4194304 | there is no task with PID 4194304",
      })
  void aValueThatMakesNoSenseIsSaid(String option, String message, Terminal repl) {
    String said = shown(repl, option);
    assertTrue(said.startsWith(message), said);
  }

  @Test
  void soItIsByReplay() {
    Run run = jvm.jkdump("replay", "show", "--", "--maxel=x");
    assertEquals("jkdump: --maxel N takes a whole number from 1 on, not 'x'\n", run.err());
    assertEquals(1, run.status(), "before a dump is opened");
  }

  @Test
  void theTimeoutOfTheCommandLineHoldsForAllPrograms(Endpoint endpoint) {
    String[] line = {"replay", "show", "--timeout", "5", "--attach", endpoint.socket()};
    assertEquals("[] 0 5 0 false false false\n", jvm.jkdump(line).out());
    line[3] = "soon";
    Run wrong = jvm.jkdump(line);
    assertEquals("jkdump: timeout is a whole number from 0 on, not 'soon'\n", wrong.err());
    assertEquals(1, wrong.status());
  }

  @Test
  void ofileHasAllThatIsPrinted() {
    saved.file("warn.jsh", "System.out.println(isfileoutput()); pylog.warning(\"größe\");");
    Run run = saved.replay("warn", "x", "--ofile", "out put.txt");
    assertEquals("", run.out() + run.err());
    String text = saved.read("out put.txt");
    assertTrue(text.startsWith("warn x\nooo "), text);
    assertTrue(text.contains(") ooo\ntrue\n+++WARNING+++ größe\n***"), text);
    assertTrue(
        Pattern.compile("(?s)----\n    größe\n---.* \\*\\* Execution took").matcher(text).find(),
        text);
  }

  @Test
  void anOfileOnAFullDiskIsSaid() {
    Run run = saved.replay("show", "--ofile=/dev/full");
    assertTrue(
        run.err().contains("not all of the output could be written to /dev/full"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void usensChoosesTheNamespacesOfATask() {
    saved.file(
        "ns.jsh",
        "System.out.println(getNsproxy().equals(pidToTask(1).su_(\"nsproxy\")) + \" \""
            + " + getNsproxy().equals(readSymbol(\"init_nsproxy\")));");
    assertEquals("true true\n", saved.replay("ns", "--usens=1").out());
    assertEquals("true true\n", saved.replay("ns").out(), "without it, those of init");
  }

  @Test
  void reloadForgetsWhatWasMemoizedAndDumpcacheListsTheCaches(Terminal repl) {
    saved.file("count.jsh", "System.out.println(kernel().memos().use().entries());");
    String count = "/run " + directory.resolve("count.jsh");
    repl.ask("var twice = memoize((Integer x) -> 2 * x, RELOAD); twice.apply(21)");
    assertEquals("1", repl.ask(count));
    assertEquals("0", repl.ask(count + " --reload"));
    String caches = shown(repl, "--dumpcache");
    assertTrue(caches.contains("memoized functions"), caches);
    assertTrue(!shown(repl, "").contains("memoized functions"), "only where it is asked for");
  }

  @Test
  void theyHoldForOneProgramAndNotForTheOneItRuns() {
    saved.file("outer.jsh", SHOW + "run(\"show\"); run(\"show\", \"--maxel=3\");" + SHOW);
    assertEquals(
        """
        [] 9 120 0 false false false
        [] 0 120 0 false false false
        [] 3 120 0 false false false
        [] 9 120 0 false false false
        """,
        saved.replay("outer", "--maxel=9").out());
  }

  @Test
  void helpListsThemWithoutADump() {
    saved.file("show.jsh", "// Shows things.\n//\n// usage: show [X]\n" + SHOW);
    Run run = jvm.jkdump("replay", "show", "--", "--help");
    assertTrue(run.out().startsWith("Shows things.\n\nusage: show [X]\n"), run.out() + run.err());
    for (String option :
        "timeout maxel usens debug reload ofile experimental dumpcache".split(" ")) {
      assertTrue(run.out().contains("--" + option), option + " in " + run.out());
    }
    assertEquals(0, run.status());
  }
}
