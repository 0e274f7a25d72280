// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Layout that PyKdump 3.5.3 prints. */
class LogSummaryTest {
  private static final String HEAD =
      """
      ******************************************************************************
      ************************ A Summary Of Problems Found *************************
      ******************************************************************************
      """;
  private static final String FOOT =
      """
      ------------------------------------------------------------------------------
      """;

  @Test
  void everySection() {
    LogSummary summary =
        new LogSummary(
            List.of("t1"), List.of("w1", "w2"), List.of("e1 5"), List.of("i1"), List.of());
    assertEquals(
        HEAD
            + """
            -------- Some crash built-in commands did not complete within timeout --------
                t1
             *** You can rerun your command with a different timeout (--timeout=NNN)
            -------------------- A list of all +++WARNING+++ messages --------------------
                w1
                w2
            --------------------- A list of all +++ERROR+++ messages ---------------------
                e1 5
            """
            + FOOT
            + """

            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ Additional Info ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                i1
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            """,
        summary.toString());
  }

  @Test
  void onlySectionsWithSomethingInThem() {
    LogSummary summary = new LogSummary(List.of(), List.of("w"), List.of(), List.of(), List.of());
    String section =
        """
        -------------------- A list of all +++WARNING+++ messages --------------------
            w
        """;
    assertEquals(HEAD + section + FOOT, summary.toString());
  }

  @Test
  void nothingWhereNothingWasLogged() {
    assertEquals(
        "", new LogSummary(List.of(), List.of(), List.of(), List.of(), List.of()).toString());
  }

  @Test
  void linesOfOneMessageStayTogether() {
    LogSummary summary =
        new LogSummary(List.of(), List.of(), List.of(), List.of("a\nb"), List.of());
    assertEquals("    a\n    b\n", summary.toString().replaceAll("(?m)^~.*\n|^\n", ""));
  }

  @Test
  void theEndSaysWhatAPartialAnswerLacks() {
    LogSummary summary =
        new LogSummary(List.of(), List.of(), List.of(), List.of(), List.of("Memory: unreadable"));
    assertFalse(summary.isEmpty());
    assertEquals("\nThis answer is partial:\n    Memory: unreadable\n", summary.toString());
  }
}
