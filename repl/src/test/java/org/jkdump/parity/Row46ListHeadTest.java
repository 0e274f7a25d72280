// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.inchead;
import static org.jkdump.api.PyKdumpAPI.lhIsempty;
import static org.jkdump.api.PyKdumpAPI.listSize;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readListByHead;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.readStructNext;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.ListHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 46: ListHead, emptiness, next-pointer lists, listSize at native speed")
@Oracle("crash: list")
class Row46ListHeadTest {
  @BeforeEach
  void freshLog() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
  }

  private static String hex(List<Struct> structs) {
    return structs.stream().map(s -> Long.toHexString(s.addr_())).collect(Collectors.joining("\n"));
  }

  @Test
  void aHeadAndItsStructs() {
    ListHead modules = ListHead.of("modules");
    String said = Dump.crash("list -H modules module.list")[0].strip();
    assertEquals(said, hex(modules.structs("struct module", "list")));
    assertEquals(said, hex(modules.stream("module", "list").toList()));
    assertEquals(said.lines().count(), modules.size());
    assertEquals(modules, ListHead.of(readSymbol("modules")));
    assertEquals(modules, ListHead.of(sym2addr("modules")));
    List<Long> links = new ArrayList<>();
    modules.forEach(links::add);
    assertEquals(readListByHead(sym2addr("modules")), links);
  }

  @Test
  void emptiness() {
    assertTrue(ListHead.of("jkdump_list_empty").isEmpty());
    assertTrue(lhIsempty(sym2addr("jkdump_list_empty")));
    assertEquals(0, ListHead.of("jkdump_list_empty").size());
    assertFalse(ListHead.of("jkdump_list").isEmpty());
    assertFalse(lhIsempty(readSymbol("modules")));
  }

  @Test
  void structsThatPointToTheNext() {
    Struct first = (Struct) readSymbol("file_systems");
    List<Struct> systems = readStructNext(first, "next");
    String said = Dump.crash("list file_system_type.next -s file_system_type.name file_systems")[0];
    assertTrue(systems.size() > 10, said);
    String start = Long.toHexString(first.addr_());
    String walked = Dump.crash("list file_system_type.next " + start)[0].strip();
    assertEquals(walked, hex(systems));
    assertEquals(systems, readStructNext(first.addr_(), "file_system_type", "next"));
    assertEquals(systems.subList(1, systems.size()), readStructNext(first, "next", inchead(false)));
    assertTrue(systems.stream().anyMatch(s -> s.str_("name").equals("proc")));
  }

  @Test
  void headsInsideOfValuesThatWereRead() {
    Struct init = readSU("task_struct", sym2addr("init_task"));
    List<Struct> byValue = readSUListFromHead(init.get_("tasks"), "tasks", "task_struct");
    assertEquals(readSUListFromHead(init.addrOf_("tasks"), "tasks", "task_struct"), byValue);
    assertTrue(byValue.size() > 30);
  }

  @Test
  void sizesAreCountedByCrash() {
    long head = sym2addr("jkdump_list");
    assertEquals(10, listSize(head, 0, 1000));
    assertEquals(4, listSize(head, 0, 4));
    assertEquals(0, listSize(sym2addr("jkdump_list_empty"), 0, 1000));
    assertEquals(200_000, listSize(sym2addr("jkdump_list_long"), 0, 1_000_000));
    assertEquals(10, listSize(head, 8, 1000), "backwards");
    assertTrue(PyKdumpAPI.pylog.summary().isEmpty());
    assertEquals(5, listSize(sym2addr("jkdump_list_cycle"), 0, 1000));
    assertEquals(3, listSize(sym2addr("jkdump_list_unreadable"), 0, 1000), "not the stray one");
    assertEquals(2, PyKdumpAPI.pylog.finish().errors().size());
    assertEquals(199_999, readInt(readListByHead(sym2addr("jkdump_list_long")).get(199_999) - 8));
  }
}
