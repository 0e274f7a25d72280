// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayWidthTest {
  @ParameterizedTest(name = "[{index}] {0} columns")
  @CsvSource(
      nullValues = "null",
      value = {
        "0, ''",
        "4, bash",
        "4, Ünïq",
        "4, 日本",
        "2, \uff21",
        "1, \uff71",
        "2, \ud83d\ude00",
        "2, \ud840\udc00",
        "1, e\u0301",
        "0, \u200d",
        "2, \u1112\u1161\u11ab",
        "3, \u2500\u2502\u2026",
      })
  void countsColumns(int width, String text) {
    assertEquals(width, DisplayWidth.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[31m",
        "[38;5;200m",
        "[2J",
        "[10;20H",
        "]0;title\u0007",
        "]8;;x\u001b\\",
        "c",
        "7"
      })
  void escapeSequencesTakeNoColumns(String sequence) {
    assertEquals(2, DisplayWidth.of("a\u001b" + sequence + "b"));
  }

  @ParameterizedTest
  @CsvSource({"0x1100, 2", "0x115f, 2", "0x10ff, 1", "0x231c, 1", "0x3fffd, 2", "0x3fffe, 1"})
  void rangesIncludeBothEnds(String codePoint, int width) {
    assertEquals(width, DisplayWidth.of(Integer.decode(codePoint).intValue()));
  }
}
