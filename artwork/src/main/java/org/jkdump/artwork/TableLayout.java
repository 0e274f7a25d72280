// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Table whose measures are known.
 *
 * @param header cells padded to their column's width
 * @param rows cells padded to their column's width
 * @param widths of the columns, in display columns
 */
record TableLayout(
    List<String> header, List<List<String>> rows, List<Align> aligns, List<Integer> widths) {

  /**
   * Computes the layout.
   *
   * @param safe escapes a cell's text
   * @param room for all columns together, in display columns
   * @param mark ends a cell that was cut
   */
  static TableLayout of(
      List<Column> columns,
      List<List<String>> rows,
      UnaryOperator<String> safe,
      int room,
      String mark) {
    List<String> names = columns.stream().map(c -> safe.apply(c.name())).toList();
    List<List<String>> cells = rows.stream().map(r -> r.stream().map(safe).toList()).toList();
    List<Align> aligns = each(columns, i -> columns.get(i).alignFor(column(rows, i)));
    List<Integer> widths =
        fit(each(columns, i -> width(names.get(i), cells, i, columns.get(i).maxWidth())), room);
    Padder padder = new Padder(aligns, widths, mark);
    return new TableLayout(
        padder.pad(names), cells.stream().map(padder::pad).toList(), aligns, widths);
  }

  private static <R> List<R> each(List<Column> columns, IntFunction<R> f) {
    return IntStream.range(0, columns.size()).mapToObj(f).toList();
  }

  private static List<String> column(List<List<String>> rows, int i) {
    return rows.stream().map(row -> row.get(i)).toList();
  }

  private static int width(String name, List<List<String>> cells, int i, int max) {
    Interruption.check();
    int widest = cells.stream().mapToInt(row -> DisplayWidth.of(row.get(i))).max().orElse(0);
    return Math.min(max, Math.max(widest, DisplayWidth.of(name)));
  }

  /** Narrows the widest columns until all fit or each is one column wide. */
  private static List<Integer> fit(List<Integer> widths, int room) {
    List<Integer> fitted = new ArrayList<>(widths);
    long excess = fitted.stream().mapToLong(w -> w).sum() - room;
    for (; excess > 0 && Collections.max(fitted) > 1; excess--) {
      int widest = fitted.indexOf(Collections.max(fitted));
      fitted.set(widest, fitted.get(widest) - 1);
    }
    return List.copyOf(fitted);
  }

  private record Padder(List<Align> aligns, List<Integer> widths, String mark) {
    List<String> pad(List<String> row) {
      Interruption.check();
      return IntStream.range(0, row.size()).mapToObj(i -> pad(row.get(i), i)).toList();
    }

    private String pad(String cell, int i) {
      return aligns.get(i).pad(SafeText.ellipsis(cell, widths.get(i), mark), widths.get(i));
    }
  }
}
