// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Piped input on a dump whose vmlinux is found: the run ends by itself. */
@Tag("dump")
class ShortRunDumpTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"vars.init_task().pid()", "crash(\"sys\").length()"})
  void ends(String question) {
    String line = "System.out.println(\"answer \" + (" + question + " >= 0))\n";
    Run run = Run.typed(line, new Surroundings(directory), Testbed.vmcore());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("answer true"), run.out() + run.err());
  }
}
