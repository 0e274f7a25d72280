// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 24: readSU fields right for every integer kind: pid, tgid, comm of every task (ps)")
@Oracle("crash: ps; GDB")
class Row24TasksTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^[> ] +(\\d+) +(\\d+) +(\\d+) +(\\w{16}) +\\w+ .*? \\[?([^ ]+?)\\]?$");

  @Test
  void everyTask() {
    Dump.kernel();
    List<Long> addresses =
        ROW.matcher(Dump.crash("ps")[0])
            .results()
            .map(row -> Long.parseUnsignedLong(row.group(4), 16))
            .toList();
    String[] expected =
        Dump.crash(addresses.stream().map(Row24TasksTest::gdb).toArray(String[]::new));
    assertTrue(expected.length > 60, "the guest runs many tasks: " + expected.length);
    for (int i = 0; i < expected.length; i++) {
      Struct task = readSU("struct task_struct", addresses.get(i));
      String ours =
          Stream.of("pid", "tgid", "flags", "prio", "on_cpu", "utime", "min_flt", "comm")
              .map(task::str_)
              .collect(Collectors.joining(" "));
      assertEquals(expected[i].strip(), ours, task.toString());
    }
    Set<Long> ours = tasks().stream().map(Struct::addr_).collect(Collectors.toSet());
    assertEquals(Set.copyOf(addresses), ours, "the tasks of ps and of tasks()");
  }

  // One question for each task, because GDB is slow to look up the struct.
  private static String gdb(long address) {
    String task = String.format("($t = (struct task_struct *)0x%x)", address);
    String format = "%d %d %u %d %d %lu %lu %s";
    String fields = "$t->tgid, $t->flags, $t->prio, $t->on_cpu, $t->utime, $t->min_flt, $t->comm";
    return "gdb printf \"" + format + "\\n\", " + task + "->pid, " + fields;
  }

  @Test
  void ps() {
    Dump.kernel();
    Matcher matcher = ROW.matcher(Dump.crash("ps")[0]);
    int count = 0;
    while (matcher.find()) {
      count++;
      Struct task = readSU("task_struct", Long.parseUnsignedLong(matcher.group(4), 16));
      assertEquals(matcher.group(1), task.str_("pid"));
      // crash gives no parent for the idle tasks.
      String parent = task.num_("pid") == 0 ? "0" : task.str_("real_parent->tgid");
      assertEquals(matcher.group(2), parent, "parent of " + matcher.group(1));
      assertEquals(matcher.group(3), task.str_(task.has_("cpu") ? "cpu" : "thread_info.cpu"));
      assertEquals(matcher.group(5), task.str_("comm"));
    }
    assertEquals(tasks().size(), count, "tasks in ps");
  }

  @Test
  void byPid() {
    Dump.kernel();
    assertEquals("kthreadd", pidToTask(2).str_("comm"));
    assertNull(pidToTask(4_000_000));
  }
}
