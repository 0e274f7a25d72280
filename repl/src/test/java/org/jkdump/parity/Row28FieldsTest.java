// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 28: hasField, isNamed, fieldOffset, short text form")
@Oracle("GDB")
class Row28FieldsTest {
  @Test
  void fieldsThatAreThere() {
    Dump.kernel();
    Struct task = pidToTask(1);
    for (String path : List.of("pid", "mm->pgd", "se.avg.load_avg", "signal.rlim[3].rlim_cur")) {
      assertTrue(task.has_(path), path);
    }
    for (String path : List.of("pidd", "mm->pgdd", "pid.x", "", "se..avg", "signal.rlim[16]")) {
      assertFalse(task.has_(path), path);
    }
    assertTrue(readSU("task_struct", 0).has_("mm->pgd"), "has_ asks the type, not the memory");
  }

  // Asks GDB whether a member is there, because kernels differ.
  @Test
  void fieldsThatOnlySomeKernelsHave() {
    Dump.kernel();
    for (String field :
        List.of(
            "mm_struct.mmap",
            "mm_struct.mm_mt",
            "task_struct.cpu",
            "slab.frozen",
            "page.inuse",
            "sched_entity.slice",
            "task_struct.nosuch")) {
      String type = field.substring(0, field.indexOf('.'));
      String member = field.substring(field.indexOf('.') + 1);
      if (structExists(type)) {
        String said = Dump.crash("gdb print &((struct " + type + " *)0)->" + member)[0];
        boolean there = said.startsWith("$");
        assertEquals(there, readSU(type, 0).has_(member), field + ": " + said);
      }
    }
  }

  @Test
  void names() {
    Dump.kernel();
    Struct task = pidToTask(1);
    assertTrue(task.isNamed_("task_struct"));
    assertTrue(task.isNamed_("struct task_struct"));
    assertFalse(task.isNamed_("union task_struct"));
    assertFalse(task.isNamed_("mm_struct"));
    assertFalse(((Struct) eval("init_task.alloc_lock")).isNamed_(""), "nothing is named nothing");
  }

  @Test
  void offsets() {
    Dump.kernel();
    Struct file = readSU("struct file", 0x1000);
    for (String path : List.of("f_path", "f_path.dentry", "f_op", "f_pos", "f_ra.start")) {
      String said =
          Dump.crash("gdb printf \"%lu\", (unsigned long)&((struct file *)0)->" + path)[0];
      assertEquals(said.strip(), "" + file.offsetOf_(path), path);
    }
    assertThrows(PathException.class, () -> file.offsetOf_("f_path.dentry->d_inode"));
    assertThrows(NoSuchMemberException.class, () -> file.offsetOf_("f_nosuch"));
  }

  @Test
  void shortForms() {
    Dump.kernel();
    Struct task = pidToTask(1);
    String address = Long.toHexString(task.addr_());
    assertEquals("<struct task_struct 0x" + address + ">", task.toString());
    assertEquals(task.toString(), task.str_());
    assertEquals(
        "systemd-or-init".isEmpty() ? "" : task.get_("comm").toString(), task.str_("comm"));
  }
}
