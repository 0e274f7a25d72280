// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Nsproxy;
import org.jkdump.linux.Tasks;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Nsproxy} against GDB's print of the same task. */
@Tag("dump")
class NsproxyDumpTest {
  private static final Map<String, String> WHERE =
      Map.of(
          "uts", "nsproxy->uts_ns->ns.inum",
          "ipc", "nsproxy->ipc_ns->ns.inum",
          "mnt", "nsproxy->mnt_ns->ns.inum",
          "net", "nsproxy->net_ns->ns.inum",
          "time", "nsproxy->time_ns->ns.inum",
          "cgroup", "nsproxy->cgroup_ns->ns.inum",
          "pid", "thread_pid->numbers[0].ns->ns.inum",
          "user", "cred->user_ns->ns.inum");

  @Test
  void everyKindOfInit() {
    Map<String, Long> ours = Nsproxy.of(Tasks.of(Dump.kernel()).find(1).orElseThrow());
    assertEquals(WHERE.keySet(), ours.keySet());
    long init = Tasks.of(Dump.kernel()).find(1).orElseThrow().addr_();
    WHERE.forEach(
        (kind, path) -> {
          String print = "gdb printf \"%%lu\\n\", (unsigned long)((struct task_struct *)0x%x)->%s";
          String said = Dump.crash(String.format(print, init, path))[0];
          assertEquals(said.strip(), String.valueOf(ours.get(kind)), kind);
        });
  }

  // Numbers that the kernel fixes (kernel: include/linux/proc_ns.h).
  @Test
  void theFirstNamespacesHaveTheirFixedNumbers() {
    Map<String, Long> ours = Nsproxy.of(Tasks.of(Dump.kernel()).find(2).orElseThrow());
    assertEquals(0xefff_fffeL, ours.get("uts"));
    assertEquals(0xefff_ffffL, ours.get("ipc"));
    assertEquals(0xefff_fffdL, ours.get("user"));
    assertEquals(0xefff_fffcL, ours.get("pid"));
    assertEquals(0xefff_fffbL, ours.get("cgroup"));
  }

  @Test
  void whatHasExitedHasNone() {
    Dump.kernel();
    Struct zombie =
        Tasks.of(Dump.kernel()).all().stream()
            .filter(t -> t.str_("comm").equals("jk_zombie"))
            .findFirst()
            .orElseThrow();
    assertTrue(Nsproxy.of(zombie).isEmpty());
  }
}
