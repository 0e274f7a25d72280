// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("dump")
@DisplayName("a cache that can't be written")
class UnusableCacheDumpTest {
  @TempDir Path directory;

  // Not even root can write in these places.
  @ParameterizedTest
  @ValueSource(strings = {"/dev/null/cache", "/sys/jkdump"})
  void costsOneLine(String cache) throws IOException {
    Surroundings surroundings = new Surroundings(directory).with("JKDUMP_CACHE", cache);
    String snippet = snippet("System.out.println(pidToTask(1, task_struct.class).comm());");
    Run run = Run.jkdump(surroundings, "replay", snippet, "--vmcore", Testbed.vmcore());
    assertEquals(0, run.status(), run.err());
    String said = run.err() + run.out();
    assertTrue(said.endsWith("init\n"), said);
    assertEquals(2, said.lines().count(), said);
    assertTrue(said.contains("set JKDUMP_CACHE to a directory"), said);
  }

  @Test
  void andNoOtherPlaceForClassesCostsTheClasses() throws IOException {
    String snippet = snippet("System.out.println(readSymbol(\"init_task\").get_(\"comm\"));");
    String limited = "ulimit -f 500; exec \"$@\"";
    String launcher = Testbed.launcher().toString();
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("JKDUMP_CACHE", directory.resolve("cache").toString());
    String[] command = {
      "bash", "-c", limited, "-", launcher, "replay", snippet, "--vmcore", Testbed.vmcore()
    };
    Run run = Run.of("", surroundings.process(command));
    String said = run.err() + run.out();
    assertEquals(0, run.status(), said);
    assertTrue(said.endsWith("swapper/0\n"), said);
    assertTrue(said.contains("File too large"), said);
    assertFalse(said.contains("\tat "), said);
  }

  private String snippet(String text) throws IOException {
    return Files.writeString(directory.resolve("question.jsh"), text).toString();
  }
}
