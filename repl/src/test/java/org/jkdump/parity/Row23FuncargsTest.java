// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.funcargs;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.cdecl.Declaration;
import org.jkdump.type.FunctionType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 23: funcargs lists the C types of a function's parameters; null for data")
@Oracle("GDB: whatis")
class Row23FuncargsTest {
  private static final List<String> FUNCTIONS =
      List.of(
          ("vfs_read kfree do_exit __kmalloc schedule tcp_sendmsg wake_up_process vfs_write"
                  + " ip_rcv mutex_lock filp_close kill_pid generic_file_llseek")
              .split(" "));

  @Test
  void asGdbSays() {
    Dump.kernel();
    List<String> there = FUNCTIONS.stream().filter(n -> symbolExists(n)).toList();
    String[] said = Dump.crash(there.stream().map(n -> "gdb whatis " + n).toArray(String[]::new));
    for (int i = 0; i < said.length; i++) {
      String text = said[i].strip().replaceFirst("^type = ", "");
      FunctionType type =
          (FunctionType)
              Dump.kernel().types().declaration(Declaration.typeName(text)).orElseThrow();
      assertEquals(
          type.parameters().stream().map(Object::toString).toList(), funcargs(there.get(i)), text);
    }
    assertTrue(there.size() > 8, there::toString);
  }

  @Test
  void literally() {
    Dump.kernel();
    assertEquals(List.of("struct file *", "char *", "size_t", "loff_t *"), funcargs("vfs_read"));
    assertEquals(List.of("const void *"), funcargs("kfree"));
    assertEquals(List.of(), funcargs("schedule"));
  }

  @Test
  void ofDataAndOfWhatIsAbsentThereAreNone() {
    Dump.kernel();
    assertNull(funcargs("init_task"));
    assertNull(funcargs("jiffies"));
    assertNull(funcargs("nowhere_at_all"));
  }

  @Test
  void ofAModulesFunction() {
    TestModule.load();
    assertEquals(List.of("int"), funcargs("jkdump_square"));
  }
}
