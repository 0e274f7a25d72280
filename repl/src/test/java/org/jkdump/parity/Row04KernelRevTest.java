// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.sysInfo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.crash.KernelRev;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 4: KernelRev compares numerically (5.4 < 5.10, distro suffixes)")
@Oracle("the kernel's own release; KernelRevTest has the synthetic ones")
class Row04KernelRevTest {
  @Test
  void theDumpsReleaseIsTheKernelsOwn() {
    Dump.kernel();
    KernelRev release = new KernelRev(sysInfo().get("RELEASE"));
    assertEquals(new KernelRev(eval("init_uts_ns.name.release").str_()), release);
    assertEquals(new KernelRev(Dump.property("kernel")).toString(), shortened(release));
    assertTrue(release.atLeast("5.4") && release.atLeast("5.10"), release + " is after 5.4");
    assertFalse(release.before("5.9"), "10 is more than 9");
    assertTrue(release.before("6.100.0-1-amd64"), "100 is more than 12");
  }

  private static String shortened(KernelRev release) {
    return release.toString().replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
