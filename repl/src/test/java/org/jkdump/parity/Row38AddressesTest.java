// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.addr;
import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.target.NullPointerRead;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 38: addr(obj, field) = &obj.field")
@Oracle("GDB")
class Row38AddressesTest {
  private static final List<String> PATHS =
      List.of(
          "pid",
          "comm",
          "comm[3]",
          "tasks.next",
          "se.avg.load_avg",
          "mm",
          "mm->pgd",
          "mm->owner->comm",
          "signal->rlim[7].rlim_max",
          "files->fdt->fd[2]",
          "fs->root.dentry->d_inode->i_ino",
          "nsproxy->uts_ns->name.release",
          "cred->uid.val");

  @Test
  void asGdbSays() {
    Dump.kernel();
    Struct init = pidToTask(1);
    String here = String.format("((struct task_struct *)0x%x)->", init.addr_());
    for (String path : PATHS) {
      String said = Dump.crash("gdb printf \"%lx\", (unsigned long)&" + here + path)[0].strip();
      assertEquals(said, Long.toHexString(addr(init, path)), path);
      assertEquals(addr(init, path), init.addrOf_(path), path);
      long evaluated =
          eval("&((struct task_struct *)0x" + Long.toHexString(init.addr_()) + ")->" + path).num_();
      assertEquals(said, Long.toHexString(evaluated), "eval of &" + path);
    }
  }

  @Test
  void ofValues() {
    Dump.kernel();
    Struct init = (Struct) eval("init_task");
    assertEquals(init.addr_(), addr(init));
    assertEquals(init.addrOf_("pid"), addr(init.get_("pid")));
    assertEquals(init.addrOf_("se"), addr(init.get_("se")));
    assertEquals(init.addrOf_("comm"), addr(init.get_("comm")));
    assertEquals(init.addrOf_("stack"), addr(init.get_("stack")));
  }

  @Test
  void whatHasNone() {
    Dump.kernel();
    Struct idle = (Struct) eval("init_task");
    assertThrows(NullPointerRead.class, () -> idle.addrOf_("mm->pgd"));
    assertThrows(PathException.class, () -> eval("&init_task.in_execve"), "a bit-field");
    assertEquals(readSU("task_struct", 0).addrOf_("pid"), idle.offsetOf_("pid"));
  }
}
