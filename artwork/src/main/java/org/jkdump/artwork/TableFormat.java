// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Formats of a table: how its cells are joined into lines. */
enum TableFormat {
  PLAIN {
    @Override
    List<String> lines(TableLayout table, Style glyphs) {
      List<String> lines = new ArrayList<>(List.of(String.join(GAP, table.header())));
      table.rows().forEach(row -> lines.add(String.join(GAP, row)));
      return lines;
    }
  },

  UNDERLINED {
    @Override
    List<String> lines(TableLayout table, Style glyphs) {
      List<String> lines = PLAIN.lines(table, glyphs);
      lines.add(1, String.join(GAP, map(table, i -> glyphs.horizontal().repeat(width(table, i)))));
      return lines;
    }
  },

  BOXED {
    @Override
    List<String> lines(TableLayout table, Style glyphs) {
      List<Integer> widths = table.widths().stream().map(w -> w + 2).toList();
      List<String> lines = new ArrayList<>(List.of(glyphs.top().draw(widths)));
      lines.add(framed(table.header(), glyphs.vertical()));
      if (!table.rows().isEmpty()) {
        lines.add(glyphs.middle().draw(widths));
      }
      table.rows().forEach(row -> lines.add(framed(row, glyphs.vertical())));
      lines.add(glyphs.bottom().draw(widths));
      return lines;
    }

    @Override
    int overhead(int columns) {
      return 3 * columns + 1;
    }
  },

  MARKDOWN {
    @Override
    List<String> lines(TableLayout table, Style glyphs) {
      List<String> lines = new ArrayList<>(List.of(framed(table.header(), "|")));
      lines.add("|" + String.join("|", map(table, i -> dashes(table, i))) + "|");
      table.rows().forEach(row -> lines.add(framed(row, "|")));
      return lines;
    }

    @Override
    int overhead(int columns) {
      return BOXED.overhead(columns);
    }

    @Override
    String cell(String text) {
      return super.cell(text).replace("|", "\\|");
    }

    private String dashes(TableLayout table, int i) {
      Align align = table.aligns().get(i);
      String dashes = "-".repeat(width(table, i));
      return (align == Align.CENTER ? ":" : "-") + dashes + (align == Align.LEFT ? "-" : ":");
    }
  };

  private static final String GAP = "  ";

  abstract List<String> lines(TableLayout table, Style glyphs);

  /** Returns the display columns that the lines between and around the cells take. */
  int overhead(int columns) {
    return GAP.length() * (columns - 1);
  }

  /** Escapes a cell's text for this format. */
  String cell(String text) {
    return SafeText.escape(text);
  }

  private static String framed(List<String> cells, String bar) {
    return bar + " " + String.join(" " + bar + " ", cells) + " " + bar;
  }

  private static int width(TableLayout table, int i) {
    return table.widths().get(i);
  }

  private static List<String> map(TableLayout table, IntFunction<String> cell) {
    return IntStream.range(0, table.widths().size()).mapToObj(cell).toList();
  }
}
