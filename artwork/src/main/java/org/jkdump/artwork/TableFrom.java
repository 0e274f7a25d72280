// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Table with one row for each of some items; see {@link Table#from}. {@link #table()} gives the
 * finished {@link Table} with all its methods.
 *
 * @param <T> the type of an item
 */
public final class TableFrom<T> implements Drawing {
  private final List<T> items;
  private final Map<String, Function<? super T, ?>> cells = new LinkedHashMap<>();
  private Function<Supplier<Object>, Object> asking = Supplier::get;

  TableFrom(List<T> items) {
    this.items = items;
  }

  /**
   * Adds a column at the right.
   *
   * @param name the column's header
   * @param cell gives an item's cell; null is an empty cell
   * @throws IllegalArgumentException if there is a column of this name
   */
  public TableFrom<T> column(String name, Function<? super T, ?> cell) {
    if (cells.putIfAbsent(name, cell) != null) {
      throw new IllegalArgumentException("there is a column " + name + " already");
    }
    return this;
  }

  /**
   * Chooses how cells are asked for, so that a cell which fails need not cost the table.
   *
   * @param way gives a cell, or what stands in for it
   */
  public TableFrom<T> asking(Function<Supplier<Object>, Object> way) {
    asking = way;
    return this;
  }

  /**
   * Asks every item for its cells.
   *
   * @throws IllegalArgumentException if there is no column yet
   */
  public Table table() {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(noColumns());
    }
    Table table = Table.of(cells.keySet().toArray(String[]::new));
    items.forEach(item -> table.row(cellsOf(item)));
    return table;
  }

  private Object[] cellsOf(T item) {
    Interruption.check();
    List<Object> row = new ArrayList<>();
    cells.values().forEach(cell -> row.add(asking.apply(() -> cell.apply(item))));
    return row.toArray();
  }

  /** Same as {@code table().plain()}. */
  public Table plain() {
    return table().plain();
  }

  /** Same as {@code table().boxed()}. */
  public Table boxed() {
    return table().boxed();
  }

  /** Same as {@code table().markdown()}. */
  public Table markdown() {
    return table().markdown();
  }

  /** Same as {@code table().toCsv()}. */
  public String toCsv() {
    return table().toCsv();
  }

  @Override
  public String draw(Style surrounding) {
    return table().draw(surrounding);
  }

  /** Returns the table as text; as long as it has no column, says how to add one. */
  @Override
  public String toString() {
    return cells.isEmpty() ? noColumns() : table().toString();
  }

  private String noColumns() {
    return "a table of "
        + items.size()
        + " items without a column yet: add one with .column(\"NAME\", item -> ...)";
  }
}
