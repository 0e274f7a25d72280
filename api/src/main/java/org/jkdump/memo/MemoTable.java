// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.Comparator;
import java.util.List;
import org.jkdump.artwork.Table;
import org.jkdump.target.CacheUse;

/** Table of the memoized functions that were called, and of their hits and misses. */
public record MemoTable(List<Row> rows) {
  /**
   * Row of one function.
   *
   * @param flags names of the flags, separated by blanks
   * @param entries results that are kept
   * @param hits calls that found a result
   * @param misses calls that made a result, or tried to
   */
  public record Row(String name, String flags, long entries, long hits, long misses) {}

  public MemoTable {
    rows = List.copyOf(rows);
  }

  static MemoTable of(List<Row> rows) {
    Comparator<Row> byName = Comparator.comparing(Row::name);
    return new MemoTable(rows.stream().sorted(byName.thenComparing(Row::misses)).toList());
  }

  @Override
  public String toString() {
    Table table = Table.of("FUNCTION", "FLAGS", "ENTRIES", "HITS", "MISSES", "RATE");
    rows.forEach(
        row ->
            table.row(
                row.name,
                row.flags,
                row.entries,
                row.hits,
                row.misses,
                CacheUse.rate(row.hits, row.misses)));
    return table.right("RATE").toString();
  }
}
