// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("dump")
@DisplayName("a dump without vmlinux and without crash")
@ExtendWith(Shared.class)
class DumpAloneTest {
  @TempDir Path directory;
  private WarmJvm jvm;
  private String vmcore;

  @BeforeEach
  void begin(WarmJvm warm) throws IOException {
    jvm = warm;
    vmcore = Files.copy(Path.of(Testbed.vmcore()), directory.resolve("vmcore")).toString();
  }

  @Test
  @DisplayName("answers typed and dynamic questions, lists, variables and physical memory")
  void questions() throws IOException {
    String out =
        ran(
            """
            task_struct init = pidToTask(1, task_struct.class);
            System.out.println(init.comm() + " " + (tasks().size() > 50) + " " + init.mm().pgd().addr_());
            System.out.println(listOf(vars.init_task().children(), task_struct.sibling).size() > 1);
            System.out.println(Mount.all().stream().map(m -> Mount.dir(m)).anyMatch("/proc"::equals));
            System.out.println(sysInfo().release() + " " + sysInfo().get("KERNEL"));
            System.out.println(Printk.dmesg().contains("Linux version"));
            """);
    String release = Pattern.quote(Testbed.release());
    assertTrue(out.matches("(?s)init true -?\\d+\\ntrue\\ntrue\\n" + release + ".*true\\n"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crashinfo", "taskinfo", "hanginfo", "netinfo", "memhog"})
  @DisplayName("is enough for the bundled programs")
  void programs(String name) {
    Run run = jvm.jkdump("replay", name, "--vmcore", vmcore, "--crash", "/nonexistent");
    assertEquals(0, run.status(), run.err() + run.out());
    assertFalse(run.err().contains("needs crash"), run.err());
  }

  @Test
  @DisplayName("names the debug package to whoever asks crash")
  void commandsOfCrash() throws IOException {
    Run run = run("crash(\"ps\");");
    assertEquals(1, run.status(), run.out());
    String said = run.err() + run.out();
    assertTrue(said.contains("'ps' needs crash: no vmlinux with debuginfo was found"), said);
    assertTrue(said.contains("linux-image-" + Testbed.release() + "-dbg"), said);
  }

  @Test
  @DisplayName("is one of several for replay")
  void several() throws IOException {
    Path snippet = Files.writeString(directory.resolve("n.jsh"), "int n = tasks().size();");
    Run run = jvm.jkdump("replay", snippet.toString(), "--dump", vmcore, "--dump", vmcore);
    assertEquals(0, run.status(), run.err() + run.out());
  }

  private String ran(String snippet) throws IOException {
    Run run = run(snippet);
    assertEquals(0, run.status(), run.err() + run.out());
    return run.out();
  }

  private Run run(String snippet) throws IOException {
    Path file = Files.writeString(directory.resolve("question.jsh"), snippet);
    return jvm.jkdump("replay", file.toString(), "--vmcore", vmcore);
  }
}
