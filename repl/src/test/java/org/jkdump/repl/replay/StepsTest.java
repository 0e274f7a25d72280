// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream errors = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void theSnippetThatRunsIsShownInOneLine() {
    Steps steps = new Steps(errors, true);
    SnippetRun run = Runs.printing("");
    steps.begin(run.place());
    steps.snippet(run);
    assertEquals("\r\033[Kdir/p.jsh:4 int x =\r\033[K", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nothingIsShownInAFile() {
    Steps steps = new Steps(errors, false);
    steps.begin(Runs.printing("").place());
    assertEquals(0, out.size());
  }
}
