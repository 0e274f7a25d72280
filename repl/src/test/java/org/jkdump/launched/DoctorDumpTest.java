// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@DisplayName("jkdump doctor")
@ExtendWith(Shared.class)
class DoctorDumpTest {
  @Test
  void findsNoDifferenceBetweenTheEngines(WarmJvm jvm) {
    Run run = jvm.jkdump("doctor", Testbed.vmlinux(), Testbed.vmcore(), "--crash", Testbed.crash());
    assertEquals(0, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("symbols of vmlinux"), run.out());
  }

  @Test
  void namesADifferenceAndFails(WarmJvm jvm, @TempDir Path directory) throws Exception {
    String vmcore = Testbed.vmcore("elf");
    Path changed = directory.resolve("changed");
    ProcessBuilder sed = new ProcessBuilder("sed", "s/kthreadd/kthreadX/g", vmcore);
    sed.environment().put("LC_ALL", "C");
    assertEquals(0, sed.redirectOutput(changed.toFile()).start().waitFor());
    Path crash = directory.resolve("crash");
    String script =
        """
        #!/bin/sh
        for each; do
          shift
          [ "$each" = %s ] && each=%s
          set -- "$@" "$each"
        done
        exec %s "$@"
        """;
    Files.writeString(crash, String.format(script, vmcore, changed, Testbed.crash()));
    Files.setPosixFilePermissions(crash, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run run = jvm.jkdump("doctor", Testbed.vmlinux(), vmcore, "--crash", crash.toString());
    assertEquals(1, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("crash has 2 kthreadX, the file 2 kthreadd"), run.out());
  }

  @Test
  void checksTheFileAloneWhereThereIsNoCrash(WarmJvm jvm) {
    Run run =
        jvm.jkdump("doctor", Testbed.vmlinux(), Testbed.vmcore(), "--crash", "/no/such/crash");
    assertEquals(0, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("not compared with crash: "), run.out());
    assertTrue(run.out().contains("bytes of task_struct"), run.out());
  }

  @Test
  void refusesAnOddNumberOfPages(WarmJvm jvm) {
    Run run = jvm.jkdump("doctor", Testbed.vmcore(), "--pages", "0");
    assertEquals(2, run.status(), run.err());
  }
}
