// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.listSize;
import static org.jkdump.api.PyKdumpAPI.memberOffset;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readListByHead;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 42: readSUListFromHead by address and by symbol name (tasks, modules)")
@Oracle("crash: ps, mod, list; the test module")
class Row42ListsTest {
  @Test
  void tasks() {
    Dump.kernel();
    long head = sym2addr("init_task") + memberOffset("task_struct", "tasks");
    String said = Dump.crash(String.format("list task_struct.tasks -H %x", head))[0];
    assertEquals(said.strip(), addresses(readSUListFromHead(head, "tasks", "struct task_struct")));
    assertTrue(said.lines().count() > 30, "processes: " + said);
  }

  @Test
  void modules() {
    Dump.kernel();
    String said = Dump.crash("list -H modules module.list")[0];
    List<Struct> modules = readSUListFromHead("modules", "list", "struct module");
    assertEquals(said.strip(), addresses(modules));
    assertEquals(
        said.strip(), addresses(readSUListFromHead(sym2addr("modules"), "list", "module")));
    assertEquals("jkdump_test", modules.get(0).str_("name"), "the module loaded last comes first");
  }

  @Test
  void twoHundredThousandNodes() {
    Dump.kernel();
    long head = sym2addr("jkdump_list_long");
    List<Long> links = readListByHead(head);
    assertEquals(200_000, links.size());
    assertEquals(200_000, listSize(head, 0, 1_000_000));
    int nr = -8;
    for (int i = 0; i < links.size(); i += 997) {
      assertEquals(i, readInt(links.get(i) + nr), "number of node " + i);
    }
  }

  @Test
  void soundAndDamagedListsOfTheTestModule() {
    Dump.kernel();
    assertEquals(numbers(10), read("jkdump_list"));
    assertEquals(List.of(), read("jkdump_list_empty"));
    assertEquals(List.of(), problems());
    assertEquals(numbers(5), read("jkdump_list_cycle"));
    assertTrue(problems().get(0).contains("runs into itself"), "the cycle is logged");
    assertEquals(numbers(3), read("jkdump_list_null"));
    assertTrue(problems().get(0).contains("NULL after 3 entries"), "the NULL is logged");
    List<Integer> unreadable = read("jkdump_list_unreadable");
    assertEquals(numbers(3), unreadable);
    assertTrue(problems().get(0).contains("can't read"), "the fault is logged");
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> read(String list) {
    PyKdumpAPI.pylog.begin();
    return readListByHead(sym2addr(list)).stream().map(link -> readInt(link - 8)).toList();
  }

  private static List<String> problems() {
    return PyKdumpAPI.pylog.finish().errors();
  }

  private static String addresses(List<Struct> structs) {
    return structs.stream().map(s -> Long.toHexString(s.addr_())).collect(Collectors.joining("\n"));
  }
}
