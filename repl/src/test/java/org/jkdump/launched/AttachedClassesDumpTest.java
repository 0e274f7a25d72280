// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated classes on an attached crash, which names the vmlinux itself. */
@Tag("dump")
@Tag("slow")
class AttachedClassesDumpTest {
  private static final String MISSING =
      "vars has only well-known and per-CPU variables: this process can't read the vmlinux that"
          + " crash uses, linked\n";

  @TempDir Path directory;

  @Test
  void aVmlinuxThatCantBeReadCostsMostVariablesAndOnlyUntilItCan() throws IOException {
    Path socket = Scratch.directory().resolve("endpoint.sock");
    Path link = directory.resolve("linked");
    Files.createSymbolicLink(link, Path.of(Testbed.vmlinux()));
    try (Terminal crash = crash()) {
      crash.enter("jkdump serve " + socket);
      crash.await("serving on");
      Files.delete(link);
      for (int i = 0; i < 2; i++) {
        withoutVariables(socket);
      }
      Files.createSymbolicLink(link, Path.of(Testbed.vmlinux()));
      withVariables(socket);
      Files.delete(link);
    }
  }

  private void withoutVariables(Path socket) {
    Run run =
        typed(
            socket,
            "pidToTask(1, task_struct.class).comm()",
            "vars.init_task().comm()",
            "vars.runqueues(0).cpu()",
            "vars.kmsg_fops()");
    assertTrue(run.out().contains("+++WARNING+++ " + MISSING), run.out() + run.err());
    assertTrue(run.out().contains("$1 ==> init\n"), run.out());
    assertTrue(run.out().contains("$2 ==> swapper/0\n"), run.out());
    assertTrue(run.out().contains("$3 ==> 0\n"), run.out());
    assertTrue((run.out() + run.err()).contains("kmsg_fops"), "an error names it: " + run.out());
    assertFalse(run.out().contains("$4"), run.out());
  }

  private void withVariables(Path socket) {
    Run run = typed(socket, "vars.init_task().comm()", "vars.kmsg_fops() != null");
    assertEquals("$1 ==> swapper/0\n$2 ==> true\n", run.out(), run.err());
  }

  // Runs in another directory than the one in which crash was started.
  private Run typed(Path socket, String... lines) {
    String input = String.join("\n", lines) + "\n";
    return Run.typed(input, new Surroundings(directory), "--attach", socket.toString());
  }

  private Terminal crash() {
    Terminal crash =
        Terminal.line(
            new Surroundings(directory),
            String.format(
                "cd '%s' && exec '%s' --no_scroll linked '%s'",
                directory, Testbed.crash(), Testbed.vmcore()));
    crash.await(Endpoint.CRASH_PROMPT);
    crash.enter("extend " + Testbed.extension());
    crash.await("shared object loaded");
    crash.await(Endpoint.CRASH_PROMPT);
    return crash;
  }
}
