// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path directory;

  /** Finder to run in a JVM of its own, with the search path of the test. */
  public static final class Finder {
    private Finder() {}

    public static void main(String[] args) {
      try {
        System.out.print(Installation.crash(null));
      } catch (OpenException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private String find(String variable, String value) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ProcessBuilder builder = new ProcessBuilder(java, "-cp", classes, Finder.class.getName());
    builder.environment().remove("JKDUMP_CRASH");
    builder.environment().put("PATH", directory.toString());
    builder.environment().put(variable, value);
    Process process = builder.redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    process.waitFor();
    return new String(said, StandardCharsets.UTF_8);
  }

  @Test
  void noCrashInstalled() throws Exception {
    assertEquals(
        "there is no program 'crash': install Debian's package crash (apt install crash), or name"
            + " another with JKDUMP_CRASH or --crash",
        find("PATH", directory.toString()));
  }

  @Test
  void theOneOnTheSearchPath() throws Exception {
    Path crash = Files.createFile(directory.resolve("crash"));
    assertTrue(find("PATH", directory.toString()).startsWith("there is no program"), "no program");
    crash.toFile().setExecutable(true);
    assertEquals("crash", find("PATH", directory.toString()));
  }

  @Test
  void theOneThatTheEnvironmentNames() throws Exception {
    Path other = Files.createFile(directory.resolve("crash-9"));
    other.toFile().setExecutable(true);
    assertEquals(other.toString(), find("JKDUMP_CRASH", other.toString()));
    String missing = directory.resolve("nowhere").toString();
    assertTrue(find("JKDUMP_CRASH", missing).contains("'" + missing + "'"), "the missing one");
  }

  @Test
  void theOneThatIsAskedForWins() {
    String missing = directory.resolve("nowhere").toString();
    OpenException e = assertThrows(OpenException.class, () -> Installation.crash(missing));
    assertTrue(e.getMessage().contains(missing), e.getMessage());
    assertThrows(OpenException.class, () -> Installation.crash(directory.toString()));
  }
}
