// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 29: Eval(a.b.c) equals step by step and is faster (make bench gives the number)")
@Oracle("GDB; the steps one by one")
class Row29EvalTest {
  private static final List<String> PATHS =
      List.of(
          "signal.rlim[7].rlim_cur",
          "real_parent.group_leader.pid",
          "cred.user_ns.level",
          "nsproxy.uts_ns.name.release",
          "se.cfs_rq.nr_running",
          "sighand.action[2].sa.sa_flags",
          "comm[3]");

  @Test
  void ofEveryTask() {
    Dump.kernel();
    int compared = 0;
    for (Struct task : tasks()) {
      for (String path : PATHS) {
        if (path.startsWith("se.cfs_rq") && !task.has_("se.cfs_rq") || task.num_("nsproxy") == 0) {
          continue;
        }
        assertEquals(steps(task, path), task.get_(path), task + " " + path);
        compared++;
      }
    }
    assertTrue(compared > 300, compared + " paths");
  }

  private static Value steps(Value from, String path) {
    Value at = from;
    for (String step : path.replace("[", ".[").split("\\.")) {
      at =
          step.startsWith("[")
              ? at.at_(Long.parseLong(step.substring(1, step.length() - 1)))
              : at.get_(step);
    }
    return at;
  }

  @Test
  void expressionsAreTheSame() {
    Dump.kernel();
    assertEquals(
        steps(eval("init_task"), "nsproxy.uts_ns.name.release"),
        eval("init_task.nsproxy->uts_ns->name.release"));
    assertSame(eval("init_task").type_(), eval("init_task").type_());
    assertEquals(eval("init_task.comm"), eval("init_task.comm"), "asked twice");
  }
}
