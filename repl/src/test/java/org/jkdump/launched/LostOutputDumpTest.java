// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that is lost is told, and so are lines that fail; the exit status says it, too. */
@Tag("dump")
class LostOutputDumpTest {
  @TempDir Path directory;
  private Path snippet;

  @BeforeEach
  void save() throws IOException {
    snippet =
        Files.writeString(
            directory.resolve("ten.jsh"),
            "for (int i = 0; i < 10; i++) System.out.println(i);\n\"end\"\n");
  }

  private Run shell(String command) {
    String line = Testbed.launcher() + " " + String.format(command, snippet, Testbed.vmcore());
    return Run.of("", new Surroundings(directory).process("bash", "-c", line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --json"})
  void aFullDiskIsToldAndIsAFailure(String option) {
    Run run = shell("replay %s --vmcore %s" + option + " > /dev/full");
    assertEquals(1, run.status(), run.err());
    assertTrue(
        run.err().contains("not all of the output could be written: No space left"), run.err());
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    Run run = shell("replay %s --vmcore %s | head -n 1; exit ${PIPESTATUS[0]}");
    assertEquals("0\n", run.out());
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void aComparisonThatNobodyReadsToTheEndIsNoSuccess() {
    assertEquals(0, shell("replay %s --vmcore %s --record " + directory + "/rec").status());
    Run run =
        shell(
            "replay %s --vmcore %s --check "
                + directory
                + "/rec --json | true; exit ${PIPESTATUS[0]}");
    assertEquals(1, run.status(), run.out());
    assertTrue(run.err().contains("the rest is not compared"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch()\n1 + 1", "task_strct t;", "!nosuch", "/nosuch"})
  void aPipedLineThatFailsIsAFailure(String lines) {
    Run run = Run.typed(lines + "\n", new Surroundings(directory), Testbed.vmcore());
    assertEquals(1, run.status(), run.out() + run.err());
  }

  @Test
  void aDumpIsNamedAmongTheSnippetsAsAtThePrompt() {
    Run run = shell("replay %s %s");
    assertEquals(0, run.status(), run.err());
    assertEquals(2, shell("replay %1$s %2$s --vmcore %2$s").status());
  }

  @Test
  void namesThatNothingDeclaresAreAFailureOfASavedSnippet() throws IOException {
    Files.writeString(
        snippet, "int f() { return g(); }\nint g() { return 1; }\ntask_strct t;\nf()\n");
    Run run = shell("replay %s --vmcore %s --json");
    assertEquals(1, run.status(), run.out());
    assertTrue(
        run.out().contains("class task_strct isn't declared; did you mean 'task_struct'"),
        run.out());
    assertTrue(!run.out().contains("g() isn't declared; it"), run.out());
  }
}
