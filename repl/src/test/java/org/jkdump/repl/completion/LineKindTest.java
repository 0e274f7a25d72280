// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineKindTest {
  @ParameterizedTest
  @CsvSource({
    "'  /help', COMMAND",
    "'!bt', CRASH",
    "'?task_struct.comm', QUESTION",
    "'?', QUESTION",
    "'// a comment', JAVA",
    "'/* a comment */', JAVA",
    "'a / b', JAVA",
    "'a ? b : c', JAVA",
    "'!ok', CRASH",
    "'', JAVA"
  })
  void theFirstSignTells(String line, LineKind kind) {
    assertEquals(kind, LineKind.of(line));
  }

  @Test
  void theSignIsTakenAway() {
    assertEquals(" bt -a", LineKind.CRASH.behindSign("  ! bt -a"));
    assertEquals("a ? b : c", LineKind.JAVA.behindSign(" a ? b : c"));
  }
}
