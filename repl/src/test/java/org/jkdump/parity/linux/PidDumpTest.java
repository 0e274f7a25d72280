// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Pid;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Pid} against {@code ps}. */
@Tag("dump")
class PidDumpTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^[> ] +(\\d+) +(\\d+) +(\\d+) +(\\w{16}) ");

  @Test
  void everyPid() {
    Kernel kernel = Dump.kernel();
    Struct namespace = kernel.struct("struct pid_namespace", kernel.symbolAddress("init_pid_ns"));
    Matcher row = ROW.matcher(Dump.crash("ps")[0]);
    int count = 0;
    while (row.find()) {
      int pid = Integer.parseInt(row.group(1));
      if (pid != 0) {
        Struct task = Pid.findTask(pid).orElseThrow();
        assertEquals(row.group(4), Long.toHexString(task.addr_()), "task of pid " + pid);
        assertEquals(pid, Pid.number(task, namespace));
        count++;
      }
    }
    assertTrue(count > 60, "pids: " + count);
  }

  @Test
  void pidsThatAreNot() {
    Kernel kernel = Dump.kernel();
    for (int pid : new int[] {-1, 4_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertEquals(Optional.empty(), Pid.findTask(kernel, pid));
    }
    assertEquals("swapper/0", Pid.findTask(0).orElseThrow().str_("comm"));
  }
}
