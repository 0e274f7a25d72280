// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  private static final String RED = "\u001b[31m";
  private static final String OFF = "\u001b[0m";

  @Test
  void controlCharactersAreShown() {
    assertEquals("a\\nb\\tc\\rd\\x00\\x7f\\x9b", SafeText.escape("a\nb\tc\rd\0\u007f\u009b"));
  }

  @Test
  void cursorMovementIsShown() {
    assertEquals(
        "\\x1b[2J\\x1b]0;x\\x07\\x1bc", SafeText.escape("\u001b[2J\u001b]0;x\u0007\u001bc"));
  }

  @Test
  void reorderingAndBrokenCharactersAreShown() {
    assertEquals("\\u202ex\\u2028\\ud800", SafeText.escape("\u202ex\u2028\ud800"));
  }

  @Test
  void coloursPassAndEnd() {
    assertEquals(RED + "x" + OFF, SafeText.escape(RED + "x"));
    assertEquals(RED + "x" + OFF, SafeText.escape(RED + "x" + OFF));
  }

  @Test
  void linesCarryColoursOn() {
    assertEquals(List.of(RED + "a" + OFF, RED + "b" + OFF), SafeText.lines(RED + "a\nb" + OFF));
  }

  @Test
  void linesExpandTabsAndDropNewlinesAtTheEnd() {
    assertEquals(List.of("a       b", "", "日本    c"), SafeText.lines("a\tb\r\n\n日本\tc\n\n"));
    assertEquals(List.of(""), SafeText.lines(""));
  }

  @Test
  void ellipsisCutsByColumns() {
    assertEquals("kworker", SafeText.ellipsis("kworker", 7, "…"));
    assertEquals("kwork…", SafeText.ellipsis("kworker", 6, "…"));
    assertEquals("日…", SafeText.ellipsis("日本語", 4, "…"));
    assertEquals("..", SafeText.ellipsis("kworker", 2, "..."));
    assertEquals("", SafeText.ellipsis("kworker", 0, "…"));
  }

  @Test
  void ellipsisSwitchesColoursOff() {
    assertEquals(RED + "ab…" + OFF, SafeText.ellipsis(RED + "abcdef" + OFF, 3, "…"));
  }

  @Test
  void wrapBreaksAtBlanks() {
    assertEquals(
        List.of("the quick", "brown fox", "jumps"), SafeText.wrap("the quick brown fox jumps", 10));
  }

  @Test
  void wrapBreaksLongWordsAndKeepsLeadingBlanks() {
    assertEquals(List.of("  ab", "cdef", "gh"), SafeText.wrap("  abcdefgh", 4));
    assertEquals(List.of("日本", "語"), SafeText.wrap("日本語", 5));
  }

  @Test
  void wrapRepeatsColours() {
    assertEquals(
        List.of(RED + "aa" + OFF, RED + "bb" + OFF), SafeText.wrap(RED + "aa bb" + OFF, 3));
  }

  @Test
  void plainDropsEscapeSequences() {
    assertEquals("ab", SafeText.plain(RED + "a" + OFF + "b\u001b[2K"));
  }

  @Test
  void anyTextBecomesHarmlessAndFits() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      String text = RandomText.next(random, 40);
      String escaped = SafeText.escape(text);
      assertEquals(escaped, SafeText.escape(escaped), () -> "escaped twice, seed " + seed);
      assertFalse(SafeText.plain(escaped).codePoints().anyMatch(Escaper::isUnsafe), "seed " + seed);
      int width = 1 + random.nextInt(20);
      assertTrue(DisplayWidth.of(SafeText.ellipsis(escaped, width, "…")) <= width, "seed " + seed);
      SafeText.wrap(text, width + 1)
          .forEach(s -> assertTrue(DisplayWidth.of(s) <= width + 1, "seed " + seed));
    }
  }
}
