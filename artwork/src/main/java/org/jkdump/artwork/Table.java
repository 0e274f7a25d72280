// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows of cells under named columns. Numbers are aligned right and all else left, unless {@link
 * #left}, {@link #right} or {@link #center} says otherwise. A line stands under the header, unless
 * another format is chosen. A cell is one line: newlines and other control characters are drawn
 * escaped.
 */
public final class Table implements Drawing {
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private TableFormat format = TableFormat.UNDERLINED;
  private int width = Integer.MAX_VALUE;
  private Style style;

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /**
   * Begins a table without rows.
   *
   * @throws IllegalArgumentException if no column is named
   */
  public static Table of(String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("a table needs at least one column");
    }
    return new Table(Arrays.stream(columns).map(Column::of).collect(Collectors.toList()));
  }

  /** Begins a table with one row for each item; its columns follow. */
  public static <T> TableFrom<T> from(Iterable<? extends T> items) {
    return from(StreamSupport.stream(items.spliterator(), false));
  }

  /**
   * Begins a table with one row for each item of the stream, which is read at once; its columns
   * follow.
   */
  public static <T> TableFrom<T> from(Stream<? extends T> items) {
    return new TableFrom<>(items.<T>map(item -> item).toList());
  }

  /**
   * Adds a row. The text of the cells is copied now; null is an empty cell.
   *
   * @throws IllegalArgumentException if the row has more or fewer cells than the table has columns
   */
  public Table row(Object... cells) {
    Object[] given = cells == null ? new Object[] {null} : cells;
    if (given.length != columns.size()) {
      throw new IllegalArgumentException(
          "row %d has %d cells, the table has %d columns: %s"
              .formatted(rows.size() + 1, given.length, columns.size(), names()));
    }
    rows.add(Arrays.stream(given).map(SafeText::of).toList());
    return this;
  }

  /** Returns the number of rows, the header not counted. */
  public int size() {
    return rows.size();
  }

  /** Aligns columns left; {@link IllegalArgumentException} for a name that is no column. */
  public Table left(String... names) {
    return align(Align.LEFT, names);
  }

  /** Aligns columns right; {@link IllegalArgumentException} for a name that is no column. */
  public Table right(String... names) {
    return align(Align.RIGHT, names);
  }

  /** Centers columns; {@link IllegalArgumentException} for a name that is no column. */
  public Table center(String... names) {
    return align(Align.CENTER, names);
  }

  private Table align(Align align, String... names) {
    Arrays.stream(names).forEach(name -> change(name, c -> c.aligned(align)));
    return this;
  }

  /** Limits each column to {@code width} display columns; longer cells end in an ellipsis. */
  public Table maxColumnWidth(int width) {
    columns.replaceAll(c -> c.limited(width));
    return this;
  }

  /** Limits one column; {@link IllegalArgumentException} for a name that is no column. */
  public Table maxColumnWidth(String name, int width) {
    change(name, c -> c.limited(width));
    return this;
  }

  /** Limits the whole table to {@code width} display columns; the widest columns get narrower. */
  public Table maxWidth(int width) {
    this.width = width;
    return this;
  }

  private void change(String name, UnaryOperator<Column> change) {
    if (columns.stream().noneMatch(c -> c.name().equals(name))) {
      throw new IllegalArgumentException("no column " + name + "; the columns are " + names());
    }
    columns.replaceAll(c -> c.name().equals(name) ? change.apply(c) : c);
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Draws header and rows without any line. */
  public Table plain() {
    return format(TableFormat.PLAIN);
  }

  /** Draws lines around header, body and columns. */
  public Table boxed() {
    return format(TableFormat.BOXED);
  }

  /** Draws a Markdown table (as GitHub reads it), with {@code |} in cells escaped. */
  public Table markdown() {
    return format(TableFormat.MARKDOWN);
  }

  private Table format(TableFormat format) {
    this.format = format;
    return this;
  }

  /** Sets the glyphs; the surrounding style is not used then. */
  public Table style(Style style) {
    this.style = style;
    return this;
  }

  @Override
  public String draw(Style surrounding) {
    Style glyphs = style == null ? surrounding : style;
    int room = width == Integer.MAX_VALUE ? width : width - format.overhead(columns.size());
    TableLayout layout = TableLayout.of(columns, rows, format::cell, room, glyphs.ellipsis());
    return Block.join(format.lines(layout, glyphs));
  }

  /**
   * Returns header and rows, uncut, as comma-separated values (RFC 4180, but with {@code \n} as
   * line end, after the last line too). Control characters other than newline and tab are escaped.
   */
  public String toCsv() {
    return Csv.of(columns.stream().map(Column::name).toList(), rows);
  }

  @Override
  public String toString() {
    return draw(Style.preferred());
  }
}
