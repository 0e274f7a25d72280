// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
