// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("comm", "command", "cpu", "cred", "pid", "tgid", "task_struct");

  @Test
  void theNearestComesFirst() {
    assertEquals(List.of("comm"), Nearest.to("com", KNOWN));
    assertEquals(List.of("task_struct"), Nearest.to("tsak_struct", List.of("task_struct", "x")));
  }

  @Test
  void whatHasNothingInCommonIsNotSuggested() {
    assertEquals(List.of(), Nearest.to("zzzzzzz", KNOWN));
    assertEquals("", Nearest.hint("zzzzzzz", KNOWN));
  }

  @Test
  void threeAtMost() {
    assertEquals(3, Nearest.to("ab", List.of("aa", "ac", "ad", "ae", "b")).size());
  }
}
