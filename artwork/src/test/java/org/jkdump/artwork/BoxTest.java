// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoxTest {
  private static void drawn(String expected, Drawing drawing) {
    assertEquals(expected.stripTrailing(), drawing.draw(Style.UNICODE));
  }

  @Test
  void frameFitsTheText() {
    drawn(
        """
        ┌────────┐
        │ one    │
        │ twelve │
        └────────┘
        """,
        Box.of("one\ntwelve\n"));
  }

  @Test
  void titleStandsInTheBorder() {
    drawn(
        """
        ┌─ locks ─┐
        │ x       │
        └─────────┘
        """,
        Box.of("x").title("locks"));
    drawn(
        """
        ╭─ t ──────╮
        │ a longer │
        ╰──────────╯
        """,
        Box.of("a longer").title("t").titleAlign(Align.LEFT).style(Style.ROUNDED));
  }

  @Test
  void headerStandsAboveALine() {
    drawn(
        """
        ┌──────┐
        │ pid  │
        ├──────┤
        │ 1, 2 │
        └──────┘
        """,
        Box.of("1, 2").header("pid"));
  }

  @Test
  void framesInFramesAreSeparatedByAnEmptyLine() {
    assertEquals(
        """
        +--- outer ---+
        | text        |
        |             |
        | +- inner -+ |
        | | 1       | |
        | +---------+ |
        +-------------+""",
        Box.of("text").title("outer").add(Box.of("1").title("inner")).draw(Style.ASCII));
  }

  @Test
  void boxesStandSideBySideAndStacked() {
    drawn(
        """
        ┌───┐  ┌───┐
        │ a │  │ b │
        └───┘  │ c │
               └───┘
        below
        """,
        Box.of("a").beside(Box.of("b\nc")).above("below"));
  }

  @Test
  void paddingIsCountedInLinesAndBlanks() {
    drawn(
        """
        ┌─────┐
        │     │
        │  x  │
        │     │
        └─────┘
        """,
        Box.of("x").padding(1, 2));
    drawn("┌─┐\n│x│\n└─┘", Box.of("x").padding(0));
  }

  @Test
  void maxWidthWrapsTextAndCutsDrawings() {
    drawn(
        """
        ┌────────┐
        │ the    │
        │ quick  │
        │        │
        │ AAAAA… │
        │ 12345… │
        └────────┘
        """,
        Box.of("the quick", Table.of("AAAAAAAA").row("12345678").plain()).maxWidth(10));
  }

  @Test
  void minWidthWidens() {
    drawn("┌──────┐\n│ x    │\n└──────┘", Box.of("x").minWidth(8));
  }

  @Test
  void longTitleIsCutToMaxWidth() {
    drawn("┌─ abc… ─┐\n│ x      │\n└────────┘", Box.of("x").title("abcdefgh").maxWidth(10));
  }

  @Test
  void nothingIsAnEmptyBox() {
    drawn("┌──┐\n│  │\n└──┘", Box.of((Object[]) null));
  }

  @Test
  void hostileTextStaysInside() {
    drawn(
        """
        ┌─────────────┐
        │ \\x1b[Hx\\x07 │
        └─────────────┘
        """,
        Box.of("\u001b[Hx\u0007"));
  }
}
