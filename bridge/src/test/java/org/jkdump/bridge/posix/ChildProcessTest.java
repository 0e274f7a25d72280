// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChildProcessTest {
  private static final Map<String, String> PATH =
      Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));

  private static ChildProcess sh(String script) throws IOException {
    return ChildProcess.start(List.of("sh", "-c", script), PATH);
  }

  private static String text(ChildProcess child) throws IOException {
    return new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aChildReadsItsInputAndPrintsOnBothStreams() throws Exception {
    ChildProcess child = sh("read line; echo out $line; echo err >&2; exit 3");
    child.input().write("word\n".getBytes(StandardCharsets.UTF_8));
    child.input().close();
    assertEquals("out word\nerr\n", text(child));
    assertEquals(OptionalInt.of(3), child.exit(10));
  }

  @Test
  void aChildHasTheGivenEnvironmentOnlyAndNoOtherFiles() throws Exception {
    ChildProcess child =
        ChildProcess.start(
            List.of("sh", "-c", "env | grep -v PWD; ls /proc/$$/fd"),
            Map.of("PATH", PATH.get("PATH"), "TERM", "dumb"));
    List<String> lines = text(child).lines().sorted().toList();
    assertTrue(lines.containsAll(List.of("0", "1", "2", "TERM=dumb")), lines.toString());
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("HOME=")), lines.toString());
    assertFalse(lines.contains("5"), lines.toString());
  }

  @Test
  void aChildLeadsASessionOfItsOwn() throws Exception {
    ChildProcess child = sh("read name; cut -d' ' -f6 /proc/$$/stat");
    child.input().write('\n');
    assertEquals(child.pid(), Long.parseLong(text(child).strip()));
  }

  @Test
  void aSignalReachesTheChildrenOfTheChild() throws Exception {
    ChildProcess child = sh("sleep 60 & echo $!; wait");
    BufferedReader lines = new BufferedReader(new InputStreamReader(child.output()));
    ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
    assertEquals(OptionalInt.empty(), child.exit(0));
    child.terminate();
    assertEquals(OptionalInt.of(128 + 15), child.exit(10));
    grandchild.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aKilledChildSaysSoAndIsSignalledNoMore() throws Exception {
    ChildProcess child = sh("trap '' TERM; echo ready; sleep 60");
    new BufferedReader(new InputStreamReader(child.output())).readLine();
    child.terminate();
    child.kill();
    assertEquals(OptionalInt.of(128 + 9), child.exit(10));
    child.kill();
  }

  @Test
  void aProgramThatIsMissingIsNamedInTheSystemsWords() {
    IOException e =
        assertThrows(
            IOException.class, () -> ChildProcess.start(List.of("/nowhere/program"), Map.of()));
    assertEquals(Posix.message(2), e.getMessage());
  }
}
