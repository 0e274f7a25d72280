// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table tasks() {
    return Table.of("PID", "COMM", "CPU%")
        .row(1, "init", "0.5%")
        .row(1234, "bash", "-")
        .row(7, null, 12);
  }

  private static void drawn(String expected, Drawing drawing) {
    assertEquals(expected.stripTrailing(), drawing.draw(Style.UNICODE));
  }

  @Test
  void numbersStandRight() {
    drawn(
        """
         PID  COMM  CPU%
        ────  ────  ────
           1  init  0.5%
        1234  bash     -
           7          12
        """,
        tasks());
  }

  @Test
  void boxed() {
    drawn(
        """
        ┌──────┬──────┬──────┐
        │  PID │ COMM │ CPU% │
        ├──────┼──────┼──────┤
        │    1 │ init │ 0.5% │
        │ 1234 │ bash │    - │
        │    7 │      │   12 │
        └──────┴──────┴──────┘
        """,
        tasks().boxed());
  }

  @Test
  void asciiBoxed() {
    assertEquals(
        """
        +---+
        | A |
        +---+
        | x |
        +---+""",
        Table.of("A").row("x").boxed().draw(Style.ASCII));
  }

  @Test
  void ownStyleWins() {
    assertEquals("A\n-\nx", Table.of("A").row("x").style(Style.ASCII).draw(Style.HEAVY));
  }

  @Test
  void markdownEscapesBars() {
    drawn(
        """
        | NR | NAME |  C   |
        |---:|------|:----:|
        |  1 | a\\|b | x\\|y |
        | 10 |      | mid  |
        """,
        Table.of("NR", "NAME", "C").row(1, "a|b", "x|y").row(10, "", "mid").center("C").markdown());
  }

  @Test
  void plainHasNoTrailingBlanks() {
    drawn(
        "COMM  STATE\na     RU\nabc",
        Table.of("COMM", "STATE").row("a", "RU").row("abc", "").plain());
  }

  @Test
  void alignmentCanBeSaid() {
    drawn(
        """
        AAAA  BBBB  CCCC
        1        x   y
        """,
        Table.of("AAAA", "BBBB", "CCCC")
            .row(1, "x", "y")
            .left("AAAA")
            .right("BBBB")
            .center("CCCC")
            .plain());
  }

  @Test
  void hexAndSignedNumbersAreNumbers() {
    drawn("  A    B\n0x1   -1\n  5  1.5", Table.of("A", "B").row("0x1", -1).row(5, 1.5).plain());
  }

  @Test
  void columnOfEmptyCellsStandsLeft() {
    drawn("AA  B\n-   x", Table.of("AA", "B").row("-", "x").plain());
  }

  @Test
  void longCellsEndInAnEllipsis() {
    Table table = Table.of("COMM", "N").row("kworker/0:1", 1).maxColumnWidth("COMM", 6).plain();
    drawn("COMM    N\nkwork…  1", table);
    assertEquals("COMM    N\nkwo...  1", table.draw(Style.ASCII));
  }

  @Test
  void maxWidthTakesFromTheWidestColumn() {
    Table table = Table.of("A", "B").row("a".repeat(30), "bbb").boxed().maxWidth(20);
    drawn(
        """
        ┌────────────┬─────┐
        │ A          │ B   │
        ├────────────┼─────┤
        │ aaaaaaaaa… │ bbb │
        └────────────┴─────┘
        """,
        table);
  }

  @Test
  void wideAndColouredCellsKeepColumnsStraight() {
    drawn(
        """
        A     B
        日本  1
        \u001b[31mred\u001b[0m   2
        e\u0301     3
        """,
        Table.of("A", "B").row("日本", 1).row("\u001b[31mred", 2).row("e\u0301", 3).plain());
  }

  @Test
  void hostileCellsAreShownEscaped() {
    drawn("A\n\\x1b[2Jx\\ny", Table.of("A").row("\u001b[2Jx\ny").plain());
  }

  @Test
  void emptyTableShowsItsHeader() {
    drawn("A  BB\n─  ──", Table.of("A", "BB"));
    drawn("┌───┬────┐\n│ A │ BB │\n└───┴────┘", Table.of("A", "BB").boxed());
  }

  @Test
  void wrongNumberOfCellsIsSaid() {
    Table table = Table.of("PID", "COMM").row(1, "a");
    Exception e = assertThrows(IllegalArgumentException.class, () -> table.row(2));
    assertEquals("row 2 has 1 cells, the table has 2 columns: PID, COMM", e.getMessage());
  }

  @Test
  void unknownColumnIsSaid() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> tasks().right("X"));
    assertEquals("no column X; the columns are PID, COMM, CPU%", e.getMessage());
    assertThrows(IllegalArgumentException.class, Table::of);
  }

  @Test
  void nullRowIsOneEmptyCell() {
    Table table = Table.of("A").row((Object[]) null).row((Object) null);
    assertEquals("A\n-\n\n", table.draw(Style.ASCII));
  }

  @Test
  void tableFromItems() {
    TableFrom<Map.Entry<String, Integer>> table =
        Table.from(Stream.of(Map.entry("init", 1), Map.entry("sh", 42)));
    drawn(
        "PID  COMM\n  1  init\n 42  sh",
        table.column("PID", Map.Entry::getValue).column("COMM", Map.Entry::getKey).plain());
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> table.column("PID", x -> null));
    assertEquals("there is a column PID already", e.getMessage());
  }

  @Test
  void tableFromItemsSaysHowToAddAColumn() {
    TableFrom<String> table = Table.from(Stream.of("a", "b"));
    String hint =
        "a table of 2 items without a column yet: add one with .column(\"NAME\", item -> ...)";
    assertEquals(hint, table.toString());
    Exception e = assertThrows(IllegalArgumentException.class, table::table);
    assertEquals(hint, e.getMessage());
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertEquals(
        "A,B\n1,\"x,\"\"y\"\"\nz\"\n,\\x1b[31m\n",
        Table.of("A", "B").row(1, "x,\"y\"\nz").row(null, "\u001b[31m").toCsv());
  }

  @Test
  void interruptedDrawingEnds() {
    Table table = tasks();
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> table.draw(Style.ASCII));
  }
}
