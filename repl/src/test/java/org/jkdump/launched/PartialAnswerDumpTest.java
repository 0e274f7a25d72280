// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program of one's own, of whose parts some can't be read. */
@Tag("dump")
@ExtendWith(Shared.class)
class PartialAnswerDumpTest {
  private static final String PROGRAM =
      """
      dumpHeading();
      section("Low memory", () -> System.out.println(readU64(16)));
      section("Tasks", () -> System.out.println(
          tableOf(List.of(pidToTask(1))).column("PID", t -> t.num_("pid")).column("LOW", t -> readU64(16))));
      section("End", () -> System.out.println("reached"));
      """;
  private static final String WHY = "can't read 8 bytes at NULL + 0x10";
  @TempDir Path directory;

  private Run ran(WarmJvm jvm, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("own.jsh"), PROGRAM);
    String[] line = {"replay", file.toString(), "--vmcore", Testbed.vmcore()};
    String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    return jvm.jkdump(all);
  }

  @Test
  void theTextSaysWhatIsMissingAndWhyWhereItIsMissingAndAtTheEnd(WarmJvm jvm) throws IOException {
    Run run = ran(jvm);
    assertEquals(0, run.status(), run.err() + run.out());
    String out = run.out();
    assertTrue(out.lines().findFirst().orElse("").contains(Testbed.release()), out);
    assertTrue(out.contains("\nLow memory: not readable: " + WHY), out);
    assertTrue(out.matches("(?s).*\n +1 +\\?\n.*"), "a cell alone: " + out);
    assertTrue(out.contains("\nTasks: incomplete: not readable: " + WHY), out);
    assertTrue(out.contains("\nreached\n"), out);
    String end = out.substring(out.indexOf("This answer is partial:"));
    assertTrue(end.contains("    Low memory: not readable: " + WHY), end);
    assertTrue(end.contains("    Tasks: incomplete: not readable: " + WHY), end);
    assertEquals("", run.err());
  }

  @Test
  void soDoesJson(WarmJvm jvm) throws IOException {
    Run run = ran(jvm, "--json");
    assertEquals(0, run.status(), run.err() + run.out());
    String entry = "{\"kind\":\"partial\",\"text\":\"Low memory: not readable: " + WHY;
    assertTrue(run.out().contains(entry), run.out());
  }
}
