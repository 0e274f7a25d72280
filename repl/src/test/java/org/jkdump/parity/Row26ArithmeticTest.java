// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.structSize;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 26: pointer arithmetic by sizeof, equality and hash by address, NULL")
@Oracle("GDB")
class Row26ArithmeticTest {
  private static String gdb(String expression) {
    return Dump.crash("gdb printf \"%lx\", (unsigned long)(" + expression + ")")[0].strip();
  }

  private static String hex(Value value) {
    return Long.toHexString(value.num_());
  }

  @Test
  void structsByTheirSize() {
    Dump.kernel();
    Struct task = pidToTask(1);
    String here = String.format("((struct task_struct *)0x%x)", task.addr_());
    assertEquals(gdb(here + " + 3"), hex(task.add_(3)));
    assertEquals(gdb(here + " - 2"), hex(task.add_(-2)));
    assertEquals(gdb("&" + here + "[7]"), hex(task.at_(7)));
    assertEquals(task.addr_() + 3L * structSize("task_struct"), task.at_(3).addr_());
    assertEquals(task, task.add_(5).at_(-5));
  }

  @Test
  void otherPointers() {
    Dump.kernel();
    Value array = eval("console_printk");
    assertEquals(gdb("&console_printk[2]"), hex(array.add_(2)));
    assertEquals(eval("console_printk[2]"), array.add_(2).deref_());
    assertEquals(eval("console_printk[3]"), array.add_(1).at_(2));
    Value stack = eval("init_task.stack");
    assertEquals(stack.num_() + 16, stack.add_(16).num_(), "void has one byte, as GCC has it");
    Value argv = eval("init_task.files->fdt->fd");
    assertEquals(gdb("init_task.files->fdt->fd + 3"), hex(argv.add_(3)));
    Value banner = eval("saved_command_line");
    assertEquals(banner.str_().substring(4), banner.add_(4).str_());
  }

  @Test
  void equalityAndHash() {
    Dump.kernel();
    Set<Struct> all = new HashSet<>(tasks());
    assertEquals(tasks().size(), all.size());
    assertTrue(all.contains(readSU("struct task_struct", pidToTask(1).addr_())));
    Struct init = (Struct) readSymbol("init_task");
    assertEquals(init, Dump.kernel().struct("task_struct", sym2addr("init_task")));
    assertNotEquals(init, init.add_(1));
    assertNotEquals(init, init.cast_("thread_info"));
    assertEquals(
        eval("init_task.active_mm"), eval("((struct task_struct *)&init_task)->active_mm"));
    assertEquals(eval("init_task.stack"), eval("(void *)&init_stack"));
    assertEquals(eval("init_task.stack").hashCode(), eval("(void *)&init_stack").hashCode());
  }

  @Test
  void nullPointers() {
    Dump.kernel();
    Struct none = eval("init_task.mm") instanceof Struct mm ? mm : null;
    assertTrue(none.isNull_(), "the idle task has no mm");
    assertEquals(0, none.num_());
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> none.num_("pgd"));
    assertTrue(e.getMessage().contains("'pgd' of a NULL struct mm_struct"), e.getMessage());
    NullPointerRead path = assertThrows(NullPointerRead.class, () -> eval("init_task.mm->pgd"));
    assertTrue(path.getMessage().contains("'mm' is NULL"), path.getMessage());
    assertEquals("a NULL pointer: there is no struct mm_struct to show", none.dump_());
    assertEquals("<struct mm_struct 0x0>", none.toString());
    Struct task = readSU("task_struct", 0);
    assertThrows(NullPointerRead.class, () -> task.get_("thread.sp"), "beyond the first page, too");
    assertEquals(
        gdb("&((struct task_struct *)0)->thread.sp"), Long.toHexString(task.addrOf_("thread.sp")));
  }

  @Test
  void strangeAddresses() {
    Dump.kernel();
    Struct init = (Struct) readSymbol("init_task");
    Struct misaligned = readSU("list_head", init.addr_() + 3);
    String place = String.format("0x%x", init.addr_() + 3);
    assertEquals(gdb("((struct list_head *)" + place + ")->prev"), hex(misaligned.get_("prev")));
    for (long address : new long[] {-1, -8, 0xffffL, Long.MIN_VALUE, Long.MAX_VALUE - 7}) {
      Struct wild = readSU("list_head", address);
      MemoryException e = assertThrows(MemoryException.class, () -> wild.num_("prev"));
      assertTrue(e.getMessage().startsWith("can't read 8 bytes at "), e.getMessage());
      assertTrue(wild.dump_().contains("<"), wild.dump_());
    }
  }
}
