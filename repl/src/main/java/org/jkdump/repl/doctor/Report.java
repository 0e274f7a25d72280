// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jkdump.artwork.Table;

/** Results of a comparison, a row for each kind of things. */
public final class Report {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  Row row(String subject) {
    return rows.computeIfAbsent(subject, Row::new);
  }

  /** The rows in the order of their first use. */
  public Collection<Row> rows() {
    return rows.values();
  }

  /** Whether something differs that is not explained by what the engines are. */
  public boolean hasDifferences() {
    return rows().stream().anyMatch(row -> row.different() > 0);
  }

  /** The rows as a table. */
  public Table table() {
    Table table =
        Table.of("what", "compared", "equal", "explained", "different", "first difference");
    for (Row row : rows()) {
      table.row(
          row.subject(),
          row.compared(),
          row.equal(),
          row.explained(),
          row.different(),
          row.first());
    }
    return table;
  }

  @Override
  public String toString() {
    return table().toString();
  }
}
