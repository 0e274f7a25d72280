// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.jkdump.api.PyKdumpAPI.whatis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.cdecl.Declaration;
import org.jkdump.target.TargetException;
import org.jkdump.type.VarInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 18: whatis of 50 variables and functions")
@Oracle("crash: whatis")
class Row18WhatisTest {
  private static final List<String> NAMES =
      List.of(
          ("init_task init_mm jiffies jiffies_64 nr_threads total_forks panic_timeout modules"
                  + " console_printk saved_command_line linux_banner runqueues"
                  + " init_pid_ns init_uts_ns init_nsproxy init_net super_blocks inode_hashtable"
                  + " dentry_hashtable file_systems chrdevs irq_desc_tree vmap_area_list"
                  + " swapper_pg_dir __per_cpu_offset boot_cpu_data nr_cpu_ids __cpu_online_mask"
                  + " node_data mem_section contig_page_data vm_event_states slab_caches"
                  + " kmalloc_caches workqueues init_cred init_user_ns root_task_group"
                  + " sysctl_sched_rt_runtime panic_on_oops tainted_mask crash_kexec_post_notifiers"
                  + " log_buf_len prb clocksource_list tk_core xtime_lock iomem_resource"
                  + " ioport_resource pci_root_buses bus_kset net_namespace_list inet_protos"
                  + " ip_packet_type tcp_hashinfo udp_table tcp_prot dev_base_lock kthreadd_task"
                  + " init_files init_fs init_sighand sys_call_table idt_table max_pfn high_memory"
                  + " vfs_read kfree do_exit printk vsnprintf schedule tcp_v4_rcv __kmalloc")
              .split(" "));

  @Test
  void asCrashSays() {
    Dump.kernel();
    List<String> there = NAMES.stream().filter(name -> symbolExists(name)).toList();
    String[] said = Dump.crash(there.stream().map(n -> "whatis " + n).toArray(String[]::new));
    int compared = 0;
    for (int i = 0; i < said.length; i++) {
      String theirs = said[i].strip();
      if (!theirs.startsWith("whatis:") && theirs.endsWith(";") && !theirs.contains("<")) {
        String ours = whatis(there.get(i)).toString();
        assertEquals(alike(theirs, ours), alike(ours, theirs), there.get(i));
        compared++;
      }
    }
    assertTrue(compared >= 50, compared + " were compared");
  }

  // GDB gives no length for a variable if it has seen only a declaration of it.
  private static String alike(String declaration, String other) {
    boolean open = declaration.contains("[]") || other.contains("[]");
    return normal(open ? declaration.replaceAll("\\[\\d*]", "[]") : declaration);
  }

  // GDB writes "unsigned long" for DWARF's "long unsigned int". All else must be the same.
  private static String normal(String declaration) {
    String text = declaration.replaceFirst(";\\s*$", "");
    return text.replaceAll("\\blong unsigned int\\b", "unsigned long")
        .replaceAll("\\blong long unsigned int\\b", "unsigned long long")
        .replaceAll("\\bshort unsigned int\\b", "unsigned short")
        .replaceAll("\\blong long int\\b", "long long")
        .replaceAll("\\blong int\\b", "long")
        .replaceAll("\\bshort int\\b", "short");
  }

  @Test
  void whatHasNoTypeOrIsAbsent() {
    Dump.kernel();
    assertThrows(TargetException.class, () -> whatis("nowhere_at_all"));
    assertThrows(TargetException.class, () -> whatis("init_task; id"));
  }

  @Test
  void itsTypeIsOneThatCanBeAskedForAgain() {
    VarInfo task = whatis("init_task");
    assertEquals(Declaration.typeName("struct task_struct").base().text(), task.type().text());
    assertEquals(Dump.kernel().types().get(task.type().text()), task.type());
  }
}
