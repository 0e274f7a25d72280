// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.api.Kernel;
import org.jkdump.api.Struct;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
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
      leaves += compare(kernel, each.getKey(), each.getValue());
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

  private static int compare(Kernel kernel, String what, Struct struct) {
    String print = Dump.crash(String.format("%s %x", struct.type_().text(), struct.addr_()))[0];
    Map<String, String> theirs = Leaves.of(struct.type_(), print);
    Map<String, String> ours = Leaves.of(struct.type_(), struct.dump_());
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, String> leaf : ours.entrySet()) {
      String expected = theirs.get(leaf.getKey());
      if (expected == null) {
        expected = octet(theirs, leaf.getKey());
      }
      String mine = GdbValue.plain(kernel, leaf.getValue());
      if (expected != null && !isText(struct, leaf.getKey())) {
        expected = expected.replaceFirst("(0x\\w+) .*\".*", "$1");
      }
      if (expected != null && !GdbValue.plain(kernel, expected).equals(mine)) {
        different.add(leaf + ", GDB: " + expected);
      }
      // GDB shows 256 elements of all arrays together.
      boolean cut = expected == null && leaf.getKey().contains("[");
      assertTrue(expected != null || cut, what + ": GDB shows no " + leaf.getKey());
      compared += cut ? 0 : 1;
    }
    assertEquals(List.of(), different, what + ": " + struct);
    assertMissing(what, struct, theirs, ours);
    return compared;
  }

  // GDB shows what u8 * points to as text, too.
  private static boolean isText(Struct struct, String path) {
    return struct.type_().path(path).leaf().bare() instanceof PointerType pointer
        && pointer.target().bare() instanceof IntType type
        && type.isChar();
  }

  // GDB prints arrays of u8 as text, we as numbers.
  private static String octet(Map<String, String> theirs, String path) {
    String text = path.endsWith("]") ? theirs.get(path.substring(0, path.lastIndexOf('['))) : null;
    if (text == null || !text.startsWith("\"") || text.contains("incomplete")) {
      return null;
    }
    int i = Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1));
    byte[] bytes = GdbValue.allBytes(text.substring(1, text.lastIndexOf('"')));
    return i < bytes.length ? Integer.toString(bytes[i] & 0xff) : null;
  }

  // What GDB shows and we don't is an element of an array that we abbreviate, or one without
  // length.
  private static void assertMissing(
      String what, Struct struct, Map<String, String> theirs, Map<String, String> ours) {
    for (String path : theirs.keySet()) {
      boolean shown = ours.containsKey(path) || ours.containsKey(path + "[0]");
      boolean abbreviated = path.matches(".*\\[(1[6-9]|[2-9]\\d|\\d{3,})\\].*");
      boolean open = !shown && struct.get_(path.replaceAll("\\[.*", "")).size_() == 0;
      assertTrue(shown || abbreviated || open, what + ": GDB shows '" + path + "', too");
    }
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
    Dump.crash("mod -s jkdump_test " + Dump.property("module"));
    for (String name : List.of("nested", "bits", "enums", "types", "ints")) {
      compareSymbol(kernel, "jkdump_" + name);
    }
  }

  // By symbol: crash 8.0.6 shows a module's data at another address.
  private static void compareSymbol(Kernel kernel, String symbol) {
    Struct struct = (Struct) eval(symbol);
    Map<String, String> theirs =
        Leaves.of(
            struct.type_(),
            Dump.crash(String.format("%s %x", struct.type_().text(), struct.addr_()))[0]);
    Leaves.of(struct.type_(), struct.dump_())
        .forEach(
            (path, mine) -> {
              String expected = theirs.getOrDefault(path, octet(theirs, path));
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
