// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 37: dump() of a struct with anonymous members, nested, arrays abbreviated")
@Oracle("GDB's print, scalar by scalar")
class Row37DumpTest {
  private static final List<String> OBJECTS =
      List.of(
          "init_task",
          "init_task.group_leader->mm",
          "init_mm",
          "init_net",
          "init_pid_ns",
          "init_cred",
          "init_nsproxy",
          "init_uts_ns",
          "init_signals",
          "root_task_group",
          "runqueues[0]",
          "runqueues[1].cfs",
          "super_blocks.next",
          "kmalloc_caches[0][5]",
          "modules.next",
          "inet_stream_ops",
          "contig_page_data");

  @Test
  void everyScalarIsWhatGdbPrints() {
    Kernel kernel = Dump.kernel();
    Map<String, Struct> structs = structs();
    int leaves = 0;
    for (Map.Entry<String, Struct> each : structs.entrySet()) {
      Struct struct = each.getValue();
      String command = String.format("%s %x", struct.type_().text(), struct.addr_());
      leaves += GdbPrint.compare(kernel, each.getKey(), struct, Dump.crash(command)[0]);
    }
    assertTrue(leaves > 3000, leaves + " scalars were compared");
  }

  private static Map<String, Struct> structs() {
    Map<String, Struct> structs = new LinkedHashMap<>();
    Struct init = pidToTask(1);
    structs.put("task 1", init);
    for (String path :
        List.of("mm", "signal", "files", "fs->root.dentry", "fs->root.mnt->mnt_sb")) {
      structs.put(path, init.su_(path));
    }
    structs.put("inode", init.su_("fs->root.dentry->d_inode"));
    structs.put("file_operations", init.su_("fs->root.dentry->d_inode->i_fop"));
    for (String path : OBJECTS) {
      if (exists(path) && eval(path) instanceof Struct struct && !struct.isNull_()) {
        structs.put(path, struct);
      }
    }
    assertTrue(structs.size() > 15, structs.keySet().toString());
    return structs;
  }

  private static boolean exists(String path) {
    return symbolExists(path.split("[^\\w]")[0]);
  }

  @Test
  void unreadableMembersDoNotHideTheOthers() {
    TestModule.load();
    Struct strings = (Struct) eval("jkdump_strings");
    String text = strings.dump_();
    assertTrue(text.contains(".unmapped = 0xffffffffffe01000 <"), text);
    assertTrue(text.contains(".closed = \"hello\","), text);
    assertTrue(text.contains(".inner_nul = \"front\","), text);
    assertTrue(text.contains(".single = 120 'x',"), text);
  }

  @Test
  void theTestModulesStructs() {
    Kernel kernel = TestModule.load();
    for (String name : List.of("nested", "bits", "enums", "types", "ints")) {
      compareSymbol(kernel, "jkdump_" + name);
    }
  }

  // Compares by symbol, because crash 8.0.6 shows a module's data at another address.
  private static void compareSymbol(Kernel kernel, String symbol) {
    Struct struct = (Struct) eval(symbol);
    Map<String, String> theirs =
        Leaves.of(
            struct.type_(),
            TestModule.crash(String.format("%s %x", struct.type_().text(), struct.addr_()))[0]);
    Leaves.of(struct.type_(), struct.dump_())
        .forEach(
            (path, mine) -> {
              String expected = theirs.getOrDefault(path, GdbPrint.octet(theirs, path));
              if (expected != null) {
                assertEquals(GdbValue.plain(kernel, expected), GdbValue.plain(kernel, mine), path);
              }
            });
  }

  @Test
  void aTableOfOffsets() {
    Dump.kernel();
    Struct list = readSU("list_head", eval("&init_task.tasks").num_());
    String[] lines = list.table_().toString().split("\n");
    assertArrayEquals(
        new String[] {"offset", "size", "type", "name", "value"}, lines[0].strip().split(" +"));
    assertEquals(
        "0 8 struct list_head * next 0x" + Long.toHexString(list.num_("next")),
        lines[2].strip().replaceAll(" +", " "));
  }
}
