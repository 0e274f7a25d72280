// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** repl/PARITY.md agrees with the tests. */
class ParityTableTest {
  private static final Path PAGE =
      Path.of(System.getProperty("jkdump.project"), "repl", "PARITY.md");
  private final ParityTable table = new ParityTable();

  @Test
  void eachRowHasATestOrAReasonWhyNot() {
    TreeSet<Integer> known = new TreeSet<>(table.tests().keySet());
    known.addAll(table.pending().keySet());
    assertEquals(
        IntStream.rangeClosed(1, ParityTable.ROWS).boxed().toList(), known.stream().toList());
    TreeSet<Integer> both = new TreeSet<>(table.tests().keySet());
    both.retainAll(table.pending().keySet());
    assertEquals(new TreeSet<>(), both, "rows with a test that pending.tsv still lists");
  }

  @Test
  void thePageIsMadeFromTheTests() throws IOException {
    String reports = System.getProperty("jkdump.reports", "");
    if (!reports.isEmpty()) {
      Files.writeString(PAGE, table.text(new Reports(Path.of(reports))));
    }
    assertEquals(
        withoutStates(table.text(tests -> "")),
        withoutStates(Files.readString(PAGE)),
        "repl/PARITY.md is out of date: make test-matrix");
  }

  private static String withoutStates(String page) {
    return page.lines()
        .map(line -> line.replaceFirst("\\|[^|]*\\|$", ""))
        .collect(Collectors.joining("\n"));
  }
}
