// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a report of two engines")
class ReportTest {
  private final Report report = new Report();

  @Test
  void hasNoDifferenceIfAllIsEqualOrExplained() {
    report.row("facts").compare("hz", "250", "250");
    report.row("facts").explain();
    assertFalse(report.hasDifferences());
  }

  @Test
  void showsTheFirstDifferenceOfARow() {
    report.row("tasks").compare("task 0x1", "1 init", "2 init");
    report.row("tasks").compare("task 0x2", "2 sh", null);
    report.row("tasks").compare("task 0x3", "3 cat", "3 cat");
    assertTrue(report.hasDifferences());
    assertEquals(
        "what,compared,equal,explained,different,first difference\n"
            + "tasks,3,1,0,2,\"task 0x1: crash has 1 init, the file 2 init\"\n",
        report.table().toCsv());
  }
}
