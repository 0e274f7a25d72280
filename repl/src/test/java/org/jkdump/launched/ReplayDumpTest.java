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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code jkdump replay}. */
@Tag("dump")
@ExtendWith(Shared.class)
class ReplayDumpTest {
  @TempDir Path directory;
  private WarmJvm jvm;

  @BeforeEach
  void begin(WarmJvm warm) {
    jvm = warm;
  }

  @Test
  void manyFilesOpenTheDumpOnceAndShareTheirNames() throws IOException {
    Path one =
        file("one.jsh", "int pid = readSymbol(\"init_task\").get_(\"pid\").num_() == 0 ? 7 : 8");
    Path two = file("two.jsh", "System.out.println(\"the pid is \" + pid);");
    Run run =
        Run.jkdump(
            new Surroundings(directory),
            "replay",
            one.toString(),
            two.toString(),
            "--vmlinux",
            Testbed.vmlinux(),
            "--vmcore",
            Testbed.vmcore());
    assertEquals("the pid is 7\n", run.out(), run.err());
    assertEquals("", run.err(), "nothing needs crash");
    assertEquals(0, run.status());
  }

  @Test
  void theClassesOfTheKernelAreThere(Endpoint endpoint) throws IOException {
    String snippet =
        """
        String name(task_struct task) {
          return task.comm().toString();
        }
        System.out.println(name(vars.init_task()));
        """;
    Run run = replay(endpoint, file("typed.jsh", snippet));
    assertEquals("swapper/0\n", run.out(), run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aCompileErrorNamesFileLineAndSnippet(Endpoint endpoint) throws IOException {
    Path one = file("one.jsh", "System.out.println(1);\n");
    Path two =
        file("two.jsh", "// a comment\n\nint a = 1;\nint b =\n  \"two\";\nSystem.out.println(b);");
    Run run = replay(endpoint, one, two);
    assertEquals("1\n", run.out(), "only what came before the error is printed");
    assertTrue(run.err().contains(two + ":5: incompatible types"), run.err());
    assertTrue(run.err().contains("    int b =\n      \"two\";"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void anExceptionNamesFileLineAndSnippet(Endpoint endpoint) throws IOException {
    Path one =
        file("one.jsh", "void fail() {\n\n\n  throw new IllegalStateException(\"on purpose\");\n}");
    Path two = file("two.jsh", "int a = 1;\n\nif (a == 1) {\n  fail();\n}\n");
    Run run = replay(endpoint, one, two);
    assertTrue(run.err().contains(two + ":4: IllegalStateException: on purpose"), run.err());
    assertTrue(run.err().contains("at fail (#"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void unreadableMemoryIsAnErrorOfTheSnippet(Endpoint endpoint) throws IOException {
    Path file = file("bad.jsh", "readU64(16);");
    Run run = replay(endpoint, file);
    assertTrue(run.err().contains(file + ":1: "), run.err());
    assertTrue(run.err().contains("0x10"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void aFileThatMissesABraceIsAnError(Endpoint endpoint) throws IOException {
    Run run = replay(endpoint, file("open.jsh", "int a = 1;\nvoid f() {\n"));
    assertTrue(run.err().contains("reached end of file"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void statusZeroEndsAFileEarlyAndWell(Endpoint endpoint) throws IOException {
    String text = "System.out.println(1); System.exit(0); System.out.println(2);";
    Run run = replay(endpoint, file("zero.jsh", text));
    assertEquals("1\n", run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void anotherStatusIsAFailure(Endpoint endpoint) throws IOException {
    Run run = replay(endpoint, file("three.jsh", "\nSystem.exit(3);\nSystem.out.println(2);"));
    assertEquals("", run.out());
    assertTrue(run.err().contains("three.jsh:2: -- System.exit(3) --"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void textIsUtf8AndTheLogIsSummarisedOnce(Endpoint endpoint) throws IOException {
    String text = "pylog.info(\"größe\");\nSystem.out.println(\"→ ä 漢\");\npylog.info(\"zwei\");\n";
    Run run = replay(endpoint, file("utf8.jsh", text));
    assertTrue(run.out().startsWith("→ ä 漢\n"), run.out());
    assertTrue(run.out().contains("    größe\n    zwei\n"), run.out());
    assertEquals(0, run.status());
  }

  @Test
  void filesThatAreNoSnippetsAreNamed(Endpoint endpoint) throws IOException {
    Path binary = directory.resolve("binary.jsh");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Run run = replay(endpoint, directory.resolve("missing.jsh"), directory, binary);
    assertTrue(run.err().contains("missing.jsh does not exist"), run.err());
    assertTrue(run.err().contains(directory + " is a directory"), run.err());
    assertTrue(run.err().contains("binary.jsh is not UTF-8"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void withoutAFileTheUsageIsShown() {
    Run run = jvm.jkdump("replay");
    assertTrue(run.err().contains("Usage: jkdump replay"), run.err());
    assertEquals(2, run.status());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Run replay(Endpoint endpoint, Path... files) {
    String[] arguments = new String[files.length + 3];
    arguments[0] = "replay";
    for (int i = 0; i < files.length; i++) {
      arguments[i + 1] = files[i].toString();
    }
    arguments[files.length + 1] = "--attach";
    arguments[files.length + 2] = endpoint.socket();
    return jvm.jkdump(arguments);
  }
}
