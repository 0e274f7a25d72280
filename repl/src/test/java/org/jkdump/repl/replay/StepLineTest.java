// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jkdump.repl.replay.run.SnippetRun;
import org.junit.jupiter.api.Test;

class StepLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream errors = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void theSnippetThatRunsIsShownInOneLine() {
    StepLine steps = new StepLine(errors, true);
    SnippetRun run = Runs.printing("");
    steps.begin(run.place());
    steps.snippet(run);
    assertEquals("\r\033[Kdir/p.jsh:4 int x =\r\033[K", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nothingIsShownInAFile() {
    StepLine steps = new StepLine(errors, false);
    steps.begin(Runs.printing("").place());
    assertEquals(0, out.size());
  }
}
