// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.jkdump.api.PyKdumpAPI.maxel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.parity.Dump;
import org.jkdump.target.NullPointerRead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("the names that take a generated class, against those that take a type's name")
class TypedNamesTest {
  private Class<? extends TypedStruct> task;

  @BeforeEach
  void open() {
    Dump.kernel();
    task = Classes.struct("task_struct");
  }

  private static void same(
      List<? extends Struct> typed, List<? extends Struct> named, Class<?> type) {
    assertEquals(named, typed);
    assertFalse(typed.isEmpty(), "something to compare");
    typed.forEach(struct -> assertInstanceOf(type, struct));
  }

  private static StructField<?> constant(Class<?> type, String name)
      throws ReflectiveOperationException {
    return (StructField<?>) type.getField(name).get(null);
  }

  @Test
  void symbolsAndAddresses() throws ReflectiveOperationException {
    Struct init = (Struct) PyKdumpAPI.readSymbol("init_task");
    assertEquals(init, PyKdumpAPI.readSymbol("init_task", task));
    assertEquals(init, PyKdumpAPI.readSU(task, init.addr_()));
    assertEquals(init, task.getMethod("at", long.class).invoke(null, init.addr_()));
    assertEquals(init.size_(), task.getMethod("sizeof").invoke(null));
    Class<? extends TypedStruct> limit = Classes.struct("rlimit");
    long limits = init.addrOf_("signal->rlim");
    same(
        PyKdumpAPI.readSUArray(limit, limits, 16),
        PyKdumpAPI.readSUArray("rlimit", limits, 16),
        limit);
  }

  @Test
  void lists() throws ReflectiveOperationException {
    Struct init = (Struct) PyKdumpAPI.readSymbol("init_task");
    long head = init.addrOf_("tasks");
    Value value = init.get_("tasks");
    List<Struct> named = PyKdumpAPI.readSUListFromHead(head, "tasks", "task_struct");
    same(PyKdumpAPI.readSUListFromHead(head, "tasks", task), named, task);
    same(PyKdumpAPI.readSUListFromHead(value, "tasks", task), named, task);
    same(PyKdumpAPI.listOf(head, constant(task, "tasks")), named, task);
    same(PyKdumpAPI.listOf(value, constant(task, "tasks")), named, task);
    same(PyKdumpAPI.readSUListFromHead(head, "tasks", task, maxel(3)), named.subList(0, 3), task);
    same(PyKdumpAPI.listForEachEntry(task, head, "tasks").toList(), named, task);
    same(PyKdumpAPI.listForEachEntry(task, value, "tasks").toList(), named, task);
    Class<? extends TypedStruct> module = Classes.struct("module");
    List<Struct> modules = PyKdumpAPI.readSUListFromHead("modules", "list", "module");
    same(PyKdumpAPI.readSUListFromHead("modules", "list", module), modules, module);
    same(PyKdumpAPI.listOf("modules", constant(module, "list")), modules, module);
  }

  @Test
  void containers() throws ReflectiveOperationException {
    Struct init = PyKdumpAPI.pidToTask(1);
    Value node = init.get_("tasks");
    assertEquals(init, PyKdumpAPI.containerOf(node, task, "tasks"));
    assertEquals(init, PyKdumpAPI.containerOf(node.addr_(), task, "tasks"));
    assertEquals(init, PyKdumpAPI.containerOf(node, constant(task, "tasks")));
    assertEquals(init, PyKdumpAPI.containerOf(node.addr_(), constant(task, "tasks")));
    // The nodes lie in the test module's structs; any struct that contains such a node serves.
    Class<? extends TypedStruct> inode = Classes.struct("inode");
    long list = PyKdumpAPI.sym2addr("jkdump_hlist");
    same(hlist(inode, list), PyKdumpAPI.hlistForEachEntry("inode", list, "i_hash").toList(), inode);
    Class<? extends TypedStruct> area = Classes.struct("vmap_area");
    long tree = PyKdumpAPI.sym2addr("jkdump_rbtree");
    List<Struct> nodes = PyKdumpAPI.rbtreeForEachEntry("vmap_area", tree, "rb_node").toList();
    assertEquals(100, nodes.size());
    same(PyKdumpAPI.rbtreeForEachEntry(area, tree, "rb_node").toList(), nodes, area);
    same(entries(PyKdumpAPI.rbtreeNodes(tree), constant(area, "rb_node")), nodes, area);
    long llist = PyKdumpAPI.readPtr(PyKdumpAPI.sym2addr("jkdump_llist"));
    assertEquals(10, PyKdumpAPI.llistNodes(llist).count());
    Class<? extends TypedStruct> sock = Classes.struct("sock_common");
    long nulls = PyKdumpAPI.sym2addr("jkdump_hlist_nulls");
    same(
        PyKdumpAPI.hlistNullsForEachEntry(sock, nulls, "skc_nulls_node").toList(),
        PyKdumpAPI.hlistNullsForEachEntry("sock_common", nulls, "skc_nulls_node").toList(),
        sock);
  }

  private static List<? extends Struct> hlist(Class<? extends TypedStruct> type, long head) {
    return PyKdumpAPI.hlistForEachEntry(type, head, "i_hash").toList();
  }

  private static List<? extends Struct> entries(
      java.util.stream.LongStream nodes, StructField<?> field) {
    return PyKdumpAPI.entries(nodes, field).toList();
  }

  @Test
  void tasksAndCpus() {
    same(PyKdumpAPI.tasks(task), PyKdumpAPI.tasks(), task);
    assertEquals(PyKdumpAPI.pidToTask(1), PyKdumpAPI.pidToTask(1, task));
    assertNull(PyKdumpAPI.pidToTask(4_000_000, task));
    Class<? extends TypedStruct> rq = Classes.struct("rq");
    for (int cpu = 0; cpu < 2; cpu++) {
      Struct typed = PyKdumpAPI.perCpu("runqueues", cpu, rq);
      assertEquals(PyKdumpAPI.perCpu("runqueues", cpu), typed);
      assertEquals(cpu, Classes.call(typed, "cpu"));
    }
    Struct first = PyKdumpAPI.pidToTask(2);
    assertEquals(
        PyKdumpAPI.readStructNext(first, "parent").get(0),
        PyKdumpAPI.readStructNext((TypedStruct) first.cast_(task), "parent").get(0));
  }

  @Test
  void aFieldOfNull() {
    Struct none = PyKdumpAPI.readSU(task, 0);
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> Classes.call(none, "pid"));
    assertTrue(e.getMessage().endsWith("'pid' of a NULL struct task_struct"), e.getMessage());
    assertThrows(NullPointerRead.class, () -> Classes.call(none, "mm"));
    assertThrows(NullPointerRead.class, () -> Classes.call(none, "comm"));
  }
}
