// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.time.Duration;
import java.util.List;
import org.jkdump.artwork.Amount;
import org.jkdump.artwork.Table;
import org.jkdump.repl.replay.run.Tally;

/**
 * Result of the programs on one dump.
 *
 * @param differences from the recording; negative if nothing was compared
 * @param problem reason for an incomplete run, or an empty text
 */
record ReplayRow(
    String dump, String release, Tally tally, int differences, Duration time, String problem) {

  /** Whether nothing went wrong. A recorded failure must fail again. */
  boolean isSound() {
    boolean asWished = differences < 0 ? tally.failed() == 0 : differences == 0;
    return problem.isEmpty() && asWished;
  }

  /** The table of all rows. */
  static String table(List<ReplayRow> rows) {
    var table =
        Table.from(rows)
            .column("DUMP", ReplayRow::dump)
            .column("RELEASE", ReplayRow::release)
            .column("SNIPPETS", row -> row.tally.snippets())
            .column("FAILED", row -> row.tally.failed())
            .column("WARNINGS", row -> row.tally.warnings())
            .column("ERRORS", row -> row.tally.errors());
    if (rows.stream().anyMatch(row -> row.differences >= 0)) {
      table.column("DIFFERENCES", row -> row.differences < 0 ? "" : row.differences);
    }
    table.column("TIME", row -> Amount.time(row.time)).column("RESULT", ReplayRow::result);
    return table.toString();
  }

  private String result() {
    if (!problem.isEmpty()) {
      return problem.lines().findFirst().orElse("");
    }
    return isSound() ? "ok" : differences > 0 ? "differs" : "failed";
  }
}
