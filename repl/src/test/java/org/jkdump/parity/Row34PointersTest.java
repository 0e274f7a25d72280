// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.deref;
import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 34: pointers to pointers, p[i], NULL")
@Oracle("the test module")
class Row34PointersTest {
  private static final String ALL = "jkdump_pointers";

  @Test
  void ofOneToThreeStars() {
    Value p = TestModule.value("int *", ALL, "p");
    assertEquals(4711, p.deref_().num_());
    assertEquals(4711, p.at_(0).num_());
    assertEquals(4711, deref(p).num_());
    assertEquals(4711, TestModule.value("int **", ALL, "pp").deref_().deref_().num_());
    Value ppp = TestModule.value("int ***", ALL, "ppp");
    assertEquals(4711, ppp.at_(0).at_(0).at_(0).num_());
    assertEquals(4711, ppp.get_("[0][0][0]").num_());
    assertEquals(p, ppp.deref_().deref_());
    assertEquals(p, TestModule.value("int *", "jkdump_pointer"));
    assertEquals(4711, TestModule.value("int **", "jkdump_pointer2").get_("[0][0]").num_());
    assertEquals(4711, TestModule.value("const volatile int *", ALL, "qualified").deref_().num_());
  }

  @Test
  void toArrays() {
    Value array = TestModule.value("int (*)[3]", ALL, "array");
    assertEquals("{7, 8, 9}", array.deref_().toString());
    assertEquals(9, array.get_("[0][2]").num_());
  }

  @Test
  void toNothing() {
    Value none = TestModule.value("int *", ALL, "null");
    assertTrue(none.isNull_());
    assertEquals("0x0", none.toString());
    NullPointerRead e = assertThrows(NullPointerRead.class, none::deref_);
    assertTrue(e.getMessage().contains("int *"), e.getMessage());
    assertThrows(NullPointerRead.class, () -> none.at_(1));
    assertThrows(NullPointerRead.class, () -> none.get_("[0]"));
    Value error = TestModule.value("void *", ALL, "error");
    assertEquals("0xffffffffffffffea", error.toString());
    assertEquals(-22, error.num_());
    Value unmapped = TestModule.value("int *", ALL, "unmapped");
    assertEquals("0xffffffffffe01000", unmapped.toString());
    assertThrows(MemoryException.class, unmapped::deref_);
  }

  // struct file **fd: pid 1 has some open files and many free slots.
  @Test
  void filesOfAProcess() {
    Dump.kernel();
    Struct init = pidToTask(1);
    Value files = init.get_("files->fdt->fd");
    assertEquals("struct file **", files.type_().text());
    String place = String.format("((struct task_struct *)0x%x)->files->fdt->fd", init.addr_());
    for (int i = 0; i < 8; i++) {
      String said = Dump.crash("gdb printf \"%lx\", (unsigned long)" + place + "[" + i + "]")[0];
      assertEquals(said.strip(), Long.toHexString(files.at_(i).num_()), "fd " + i);
      assertEquals(files.at_(i), init.get_("files->fdt->fd[" + i + "]"));
      assertEquals(files.at_(i), files.add_(i).deref_());
    }
  }

  @Test
  void whatIsNoPointer() {
    Dump.kernel();
    TargetException e = assertThrows(TargetException.class, () -> deref(eval("init_task.pid")));
    assertTrue(e.getMessage().contains("is no pointer"), e.getMessage());
    assertEquals(eval("init_task"), deref(eval("init_task")), "a struct is what points to it, too");
  }

  @Test
  void theTestModules() {
    TestModule.load();
    assertEquals(1, eval("jkdump_pointers.thing->id").num_());
    assertEquals(2, eval("jkdump_pointers.thing->next->id").num_());
    assertEquals(eval("jkdump_pointers.thing"), eval("jkdump_pointers.thing->self"));
    assertTrue(eval("jkdump_pointers.thing->next->next").isNull_());
    assertEquals(1, eval("(*jkdump_pointers.thing_pp)->id").num_());
    assertEquals(1, eval("jkdump_pointers.thing_pp[0]->id").num_());
    assertTrue(eval("jkdump_thing_null").isNull_());
    assertEquals(
        "jkdump_twice", ((PointerValue) eval("jkdump_function")).symbol_().replaceAll(" .*", ""));
    assertNull(((PointerValue) eval("jkdump_pointers.table[1]")).symbol_());
  }
}
