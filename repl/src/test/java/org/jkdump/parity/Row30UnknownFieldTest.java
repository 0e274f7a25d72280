// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.sysInfo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.Struct;
import org.jkdump.target.TargetException;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("dump")
@DisplayName("row 30: unknown field: names struct, field and kernel")
@Oracle("sys: the release")
class Row30UnknownFieldTest {
  private static void assertNames(NoSuchMemberException e, String struct, String member) {
    String release = Dump.property("release");
    String text = struct + " has no member '" + member + "' in kernel " + release;
    assertTrue(e.getMessage().startsWith(text), e.getMessage());
    assertEquals(struct, e.struct());
    assertEquals(member, e.member());
    assertEquals(release, e.release());
    assertEquals(release, sysInfo().get("RELEASE"));
  }

  @Test
  void structFieldAndKernel() {
    Dump.kernel();
    Struct task = pidToTask(1);
    assertNames(
        assertThrows(NoSuchMemberException.class, () -> task.get_("com")),
        "struct task_struct",
        "com");
    assertNames(
        assertThrows(NoSuchMemberException.class, () -> task.num_("mm->pgdir")),
        "struct mm_struct",
        "pgdir");
    assertNames(
        assertThrows(NoSuchMemberException.class, () -> task.addrOf_("se.avgg")),
        "struct sched_entity",
        "avgg");
    assertNames(
        assertThrows(NoSuchMemberException.class, () -> eval("init_task.se.avgg")),
        "struct sched_entity",
        "avgg");
    assertNames(
        assertThrows(NoSuchMemberException.class, () -> eval("super_blocks").get_("nxt")),
        "struct list_head",
        "nxt");
  }

  @Test
  void nearNamesAreSuggested() {
    Dump.kernel();
    TargetException e = assertThrows(TargetException.class, () -> pidToTask(1).str_("real_parnt"));
    assertTrue(e.getMessage().contains("did you mean 'real_parent'"), e.getMessage());
    TargetException symbol = assertThrows(TargetException.class, () -> eval("init_tsk.comm"));
    assertTrue(symbol.getMessage().contains("did you mean 'init_task'"), symbol.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "init_task..x | 10",
        "* | 1",
        "init_task. | 10",
        "init_task.comm[99999999999] | 15",
        "init_task.comm[16] | 15",
        "init_task.pid.x | 14",
        "init_task.comm x | 15",
        "(init_task | 10",
        "*init_task.pid | 0"
      })
  void badPathsAreShownWithTheirPlace(String path, int at) {
    Dump.kernel();
    PathException e = assertThrows(PathException.class, () -> eval(path));
    assertEquals(at, e.at(), e.getMessage());
    assertTrue(
        e.getMessage().endsWith("\n  " + path + "\n  " + " ".repeat(at) + "^"), e.getMessage());
  }

  @Test
  void unknownSymbols() {
    Dump.kernel();
    TargetException e = assertThrows(TargetException.class, () -> eval("nosuch.x"));
    assertTrue(e.getMessage().startsWith("no symbol 'nosuch'"), e.getMessage());
  }
}
