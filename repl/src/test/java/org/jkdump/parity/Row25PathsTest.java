// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 25: . and -> alike: task.mm.pgd, task.signal...")
@Oracle("GDB")
class Row25PathsTest {
  private static final List<String> PATHS =
      List.of(
          "mm->pgd",
          "mm->exe_file->f_inode->i_ino",
          "signal->rlim[7].rlim_cur",
          "thread_pid->numbers[0].nr",
          "files->fdt->max_fds",
          "fs->pwd.dentry->d_inode->i_ino",
          "cred->uid.val",
          "nsproxy->uts_ns->name.release[3]",
          "se.avg.load_avg",
          "thread.sp");

  @Test
  void bothSpellingsAreWhatGdbSays() {
    Struct init = readInit();
    String[] said =
        Dump.crash(
            PATHS.stream()
                .map(
                    p ->
                        String.format(
                            "gdb printf \"%%lu\", (unsigned long)((struct task_struct *)0x%x)->%s",
                            init.addr_(), p))
                .toArray(String[]::new));
    for (int i = 0; i < PATHS.size(); i++) {
      String path = PATHS.get(i);
      String expected = said[i].strip();
      assertEquals(expected, Long.toUnsignedString(init.num_(path)), path);
      assertEquals(expected, Long.toUnsignedString(init.num_(path.replace("->", "."))), path);
      assertEquals(expected, Long.toUnsignedString(init.num_(path.replace(".", "->"))), path);
      assertEquals(init.num_(path), init.get_(path).num_(), path);
    }
  }

  @Test
  void fromAGlobalVariable() {
    Dump.kernel();
    String[] said =
        Dump.crash(
            "gdb printf \"%lu\", (unsigned long)init_task.active_mm",
            "gdb printf \"%d\", init_pid_ns.child_reaper->pid");
    assertEquals(said[0].strip(), Long.toUnsignedString(eval("init_task.active_mm").num_()));
    assertEquals(said[1].strip(), eval("init_pid_ns.child_reaper->pid").toString());
    assertEquals(said[1].strip(), eval("init_pid_ns->child_reaper.pid").toString());
  }

  private static Struct readInit() {
    Dump.kernel();
    return readSU("struct task_struct", pidToTask(1).addr_());
  }
}
