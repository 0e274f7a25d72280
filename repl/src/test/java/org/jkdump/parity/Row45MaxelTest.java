// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.maxel;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readList;
import static org.jkdump.api.PyKdumpAPI.readListByHead;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.setListMaxel;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.api.PyKdumpAPI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 45: maxel per call and global truncates, warns with the caller, and is restored")
@Oracle("the test module")
class Row45MaxelTest {
  private long head;

  @BeforeEach
  void aRunBegins() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
    head = sym2addr("jkdump_list");
  }

  @AfterEach
  void theRunEnds() {
    PyKdumpAPI.pylog.finish();
  }

  private static String warning() {
    List<String> warnings = PyKdumpAPI.pylog.summary().warnings();
    assertEquals(1, warnings.size(), "warnings: " + warnings);
    return warnings.get(0);
  }

  @Test
  void oneCall() {
    List<Long> first = readListByHead(head, maxel(4));
    assertEquals(readListByHead(head).subList(0, 4), first);
    assertTrue(warning().startsWith(String.format("list at 0x%x has more than maxel=4", head)));
    assertTrue(warning().contains("called by Row45MaxelTest.oneCall:"), warning());
  }

  @Test
  void theCallersOfTheCallerAreNamed() {
    helper();
    assertTrue(
        warning().matches(".*Row45MaxelTest.helper:\\d+ <- Row45MaxelTest.the.*"), warning());
  }

  private void helper() {
    readList(head, 0, 3);
  }

  @Test
  void whatFitsIsNotWarnedAbout() {
    assertEquals(10, readListByHead(head, maxel(10)).size());
    assertEquals(11, readList(head, 0, 11).size());
    assertEquals(10, readList(head, 0, maxel(10).inchead(false)).size());
    assertEquals(List.of(), PyKdumpAPI.pylog.summary().warnings());
    assertEquals(10, readList(head, 0, 10).size());
    assertTrue(warning().contains("maxel=10"), warning());
  }

  @Test
  void ofAllListsUntilTheRunIsOver() {
    setListMaxel(7);
    assertEquals(7, readListByHead(head).size());
    assertEquals(7, readList(head, 0).size());
    assertEquals(7, readSUListFromHead("jkdump_list", "list", "dcb_app_type").size());
    assertEquals(8, readListByHead(head, maxel(8)).size(), "a call's own limit comes first");
    PyKdumpAPI.pylog.finish();
    assertEquals(10, readListByHead(head).size(), "the next run begins without it");
    assertEquals(List.of(), PyKdumpAPI.pylog.summary().warnings());
  }

  @Test
  void withoutALimitLongListsAreWhole() {
    List<Long> links = readListByHead(sym2addr("jkdump_list_long"));
    assertEquals(200_000, links.size());
    assertEquals(199_999, readInt(links.get(199_999) - 8));
    assertTrue(PyKdumpAPI.pylog.summary().isEmpty());
  }
}
