// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.containerOf;
import static org.jkdump.api.PyKdumpAPI.memberOffset;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 27: castTo, containerOf round trip")
@Oracle("crash: struct")
class Row27CastsTest {
  @Test
  void everyTaskThroughItsListHead() {
    Dump.kernel();
    for (Struct task : tasks()) {
      Struct link = task.su_("tasks");
      assertEquals(task, link.containerOf_("struct task_struct", "tasks"));
      assertEquals(task, containerOf(link.addr_(), "task_struct", "tasks"));
      assertEquals(task.addr_() + memberOffset("task_struct", "tasks"), link.addr_());
      assertEquals(task.addrOf_("se.run_node"), task.su_("se").su_("run_node").addr_());
      assertEquals(task, containerOf(task.get_("se.run_node"), "task_struct", "se.run_node"));
    }
  }

  @Test
  void casts() {
    Dump.kernel();
    Struct task = pidToTask(1);
    Struct info = task.cast_("struct thread_info");
    assertEquals("struct thread_info", info.type_().text());
    assertEquals(task.addr_(), info.addr_());
    assertEquals(task.num_("thread_info.flags"), info.num_("flags"));
    assertEquals(task, info.cast_("task_struct"));
    assertNotEquals(task, info, "another type is another value");
  }

  @Test
  void crashSeesTheSameContainer() {
    Dump.kernel();
    Struct task = pidToTask(1);
    long link = task.addrOf_("tasks");
    String said =
        Dump.crash(String.format("struct task_struct.pid,comm -l task_struct.tasks %x", link))[0];
    Struct ours = containerOf(link, "task_struct", "tasks");
    assertTrue(said.contains("pid = " + ours.str_("pid")), said);
    assertTrue(said.contains("\"" + ours.str_("comm")), said);
  }
}
