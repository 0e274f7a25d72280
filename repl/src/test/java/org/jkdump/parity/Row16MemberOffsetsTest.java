// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.memberOffset;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 16: memberOffset dotted, through anonymous members; -1 (every member of 50 structs)")
@Oracle("crash: struct -o")
class Row16MemberOffsetsTest {
  private static final List<String> STRUCTS =
      List.of(
          ("task_struct mm_struct vm_area_struct file inode dentry super_block vfsmount page"
                  + " signal_struct sighand_struct cred files_struct fdtable fs_struct nsproxy pid"
                  + " pid_namespace uts_namespace net net_device sock socket sk_buff sk_buff_head"
                  + " inet_sock tcp_sock unix_sock module kmem_cache rq cfs_rq sched_entity hrtimer"
                  + " timer_list workqueue_struct work_struct worker_pool mutex rw_semaphore"
                  + " completion wait_queue_head bio request request_queue gendisk block_device"
                  + " address_space irq_desc zone")
              .split(" "));

  @Test
  void everyMember() {
    Kernel kernel = Dump.kernel();
    assertTrue(STRUCTS.size() >= 50, STRUCTS.size() + " structs");
    List<String> fields = new ArrayList<>();
    for (String name : STRUCTS) {
      StructType type = kernel.types().getStruct("struct " + name);
      type.fields().values().stream()
          .filter(member -> !member.isBitField())
          .forEach(member -> fields.add(name + "." + member.name()));
    }
    assertEquals(gdb(fields), ours(fields));
  }

  @Test
  void dottedAbsentAndThroughAPointer() {
    Dump.kernel();
    List<String> dotted =
        List.of(
            "task_struct.se.run_node",
            "task_struct.thread.sp",
            "page.lru.next",
            "file.f_path.dentry");
    assertEquals(gdb(dotted), ours(dotted));
    assertEquals(-1, memberOffset("task_struct", "nowhere"));
    assertEquals(-1, memberOffset("struct nowhere", "x"));
    assertEquals(-1, memberOffset("task_struct", "mm.pgd"), "behind a pointer");
  }

  private static String ours(List<String> fields) {
    return fields.stream()
        .map(f -> f + " " + memberOffset(struct(f), f.substring(f.indexOf('.') + 1)))
        .collect(Collectors.joining("\n"));
  }

  private static String struct(String field) {
    return "struct " + field.substring(0, field.indexOf('.'));
  }

  // A GDB variable holds the struct, because the look-up of its tag takes most of the time.
  private static String gdb(List<String> fields) {
    List<String> commands = new ArrayList<>();
    String last = "";
    for (String field : fields) {
      if (!struct(field).equals(last)) {
        last = struct(field);
        commands.add("gdb set $jkdump = (" + last + " *)0");
      }
      String member = field.substring(field.indexOf('.') + 1);
      commands.add("gdb printf \"" + field + " %d\\n\", (long)&$jkdump->" + member);
    }
    return Stream.of(Dump.crash(commands.toArray(String[]::new)))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
