// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of kernels 5.10 to 6.12 that no dump of the testbed has in its log. */
class TroubleTest {
  private static List<Trouble.Finding> in(String... texts) {
    return Trouble.in(
        Stream.of(texts).map(text -> new Printk.Line(0, 1_500_000_000L, 4, 0, 0, text)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soft lockup|watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [stress:4242]
          hard lockup|NMI watchdog: Watchdog detected hard LOCKUP on cpu 3
          hard lockup|watchdog: Watchdog detected hard LOCKUP on cpu 3
          RCU stall|rcu: INFO: rcu_preempt self-detected stall on CPU
          RCU stall|rcu: INFO: rcu_sched detected stalls on CPUs/tasks:
          RCU stall|rcu: rcu_preempt kthread starved for 5250 jiffies! g1453 f0x0
          kernel bug|BUG: kernel NULL pointer dereference, address: 0000000000000008
          kernel bug|kernel BUG at mm/slub.c:435!
          kernel bug|Oops: 0002 [#1] PREEMPT SMP PTI
          kernel bug|general protection fault, probably for non-canonical address 0xdead: 0000 [#1]
          kernel bug|Unable to handle kernel paging request at virtual address ffff000012345678
          hung task|INFO: task kworker/u8:2:57 blocked for more than 120 seconds.
          hung task|INFO: task a b c:77 blocked for more than 122 seconds.
          out of memory|Out of memory: Killed process 812 (java) total-vm:4097240kB, anon-rss:2kB
          out of memory|java invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE), order=0
          out of memory|Memory cgroup out of memory: Killed process 3 (x) total-vm:1kB
          page allocation failure|kworker: page allocation failure: order:4, mode:0x40cc0
          file system error|EXT4-fs error (device sda1): ext4_lookup:1785: inode #2: comm ls
          file system error|XFS (dm-0): Corruption of in-memory data detected. Shutting down
          file system error|EXT4-fs (sda1): Remounting filesystem read-only
          I/O error|blk_update_request: I/O error, dev sda, sector 2048 op 0x0:(READ)
          I/O error|critical medium error, dev sdb, sector 99 op 0x0:(READ) flags 0x0
          server that does not respond|nfs: server filer1 not responding, still trying
          network transmit time-out|NETDEV WATCHDOG: eth0 (virtio_net): transmit queue 0 timed out
          kernel warning|WARNING: CPU: 3 PID: 77 at kernel/sched/core.c:3109 set_task_cpu+0x1a/0x20
          machine check|mce: [Hardware Error]: Machine check events logged
          workqueue lockup|BUG: workqueue lockup - pool cpus=1 node=0 flags=0x0 nice=0 stuck for 35s!
          """)
  void eachKindByItsWords(String kind, String text) {
    assertEquals(List.of(kind), in(text).stream().map(Trouble.Finding::kind).toList());
  }

  @Test
  void whatIsNoTrouble() {
    assertEquals(
        List.of(),
        in(
            "EXT4-fs (sda1): mounted filesystem with ordered data mode. Opts: errors=remount-ro",
            "printk: console [ttyS0] enabled",
            "rcu: Hierarchical RCU implementation.",
            "mce: CPU supports 10 MCE banks",
            "Kernel panic - not syncing: sysrq triggered crash",
            "pci 0000:00:00.0: [8086:1237] type 00 class 0x060000",
            "NMI watchdog: Enabled. Permanently consumes one hw-PMU counter."));
  }

  @Test
  void theWorstFirstWithTheirCounts() {
    List<String> said =
        in(
                "WARNING: CPU: 0 PID: 1 at a.c:1",
                "watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [a:1]\nmore",
                "watchdog: BUG: soft lockup - CPU#1 stuck for 52s! [a:1]")
            .stream()
            .map(Trouble.Finding::toString)
            .toList();
    assertEquals(
        List.of(
            "soft lockup, 2 times, first: [    1.500000] watchdog: BUG: soft lockup - CPU#1 stuck"
                + " for 26s! [a:1]",
            "kernel warning, once: [    1.500000] WARNING: CPU: 0 PID: 1 at a.c:1"),
        said);
  }
}
