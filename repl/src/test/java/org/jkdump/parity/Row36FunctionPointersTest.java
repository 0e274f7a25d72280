// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.addr2sym;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 36: function pointer to symbol (20 file_operations)")
@Oracle("crash: struct")
class Row36FunctionPointersTest {
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^  (\\w+) = (0x\\w+)(?: <(\\w+)>)?,?$");
  private static final List<String> OPERATIONS =
      List.of(
          "kernfs_file_fops",
          "def_blk_fops",
          "pipefifo_fops",
          "shmem_file_operations",
          "ramfs_file_operations",
          "tty_fops",
          "random_fops",
          "socket_file_ops",
          "proc_iter_file_ops",
          "eventpoll_fops",
          "simple_dir_operations");

  @Test
  void asCrashNamesThem() {
    Dump.kernel();
    int named = 0;
    for (String symbol : OPERATIONS) {
      if (sym2addr(symbol) != 0) {
        named += compare(readSU("file_operations", sym2addr(symbol)));
      }
    }
    assertTrue(named >= 20, named + " functions");
  }

  private static int compare(Struct operations) {
    String print = Dump.crash(String.format("struct file_operations %x", operations.addr_()))[0];
    int named = 0;
    for (Matcher m = FUNCTION.matcher(print); m.find(); ) {
      if (!(operations.get_(m.group(1)) instanceof PointerValue ours)) {
        continue;
      }
      assertTrue(ours.isFunction_(), m.group());
      assertEquals(m.group(2), ours.toString(), m.group());
      if (m.group(3) == null) {
        assertNull(ours.symbol_(), m.group());
        assertTrue(ours.isNull_());
      } else {
        assertTrue(sameFunction(m.group(3), ours), m.group() + " is " + ours.symbol_());
        String line = "." + m.group(1) + " = " + m.group(2) + " <" + ours.symbol_() + ">";
        assertTrue(operations.dump_().contains(line), line + " in " + operations.dump_());
        named++;
      }
    }
    return named;
  }

  // If the compiler folds equal functions, GDB and the symbol table may name different ones.
  private static boolean sameFunction(String name, PointerValue pointer) {
    return name.equals(pointer.symbol_()) || sym2addr(name) == pointer.num_();
  }

  @Test
  void theTestModules() {
    String all = "jkdump_pointers";
    PointerValue own = (PointerValue) TestModule.value("void (*)(void)", all, "own");
    assertEquals("jkdump_square [jkdump_test]", own.symbol_());
    PointerValue kernel = (PointerValue) TestModule.value("void (*)(void)", all, "kernel");
    assertEquals("kfree", kernel.symbol_());
    assertEquals("kfree", addr2sym(kernel.num_()));
    Value table = TestModule.value("void (*[3])(void)", all, "table");
    assertEquals("jkdump_twice [jkdump_test]", ((PointerValue) table.at_(2)).symbol_());
    assertNull(((PointerValue) table.at_(1)).symbol_());
    Value function = kernel.deref_();
    assertEquals(String.format("0x%x <kfree>", kernel.num_()), function.toString());
  }
}
