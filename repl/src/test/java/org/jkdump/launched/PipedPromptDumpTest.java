// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt whose standard output is a pipe. */
@Tag("dump")
class PipedPromptDumpTest {
  @TempDir Path directory;

  @Test
  void thePromptIsOnTheTerminalAndTheAnswersAreInThePipe() throws IOException {
    Path log = directory.resolve("answers.log");
    String line =
        String.format(
            "%s %s %s | tee %s", Testbed.launcher(), Testbed.vmlinux(), Testbed.vmcore(), log);
    try (Terminal repl = Terminal.line(new Surroundings(directory), line)) {
      repl.await(Terminal.PROMPT);
      repl.enter("6 * 7");
      repl.await("==> 42");
      // The next prompt may come before or after the answer, which goes through tee.
      repl.enter("/exit");
      assertEquals(0, repl.exit());
    }
    assertTrue(Files.readString(log).contains("==> 42"));
  }
}
