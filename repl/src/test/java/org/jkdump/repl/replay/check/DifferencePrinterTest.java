// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.replay.Runs;
import org.junit.jupiter.api.Test;

class DifferencePrinterTest {
  private static final List<String> LINES =
      List.of("p.jsh:4: it differs", "--- recorded", "@@ -1 +1 @@", " a", "-b", "+c");

  @Test
  void itIsPlainInAFile() {
    assertEquals(String.join("\n", LINES) + "\n", printed(LINES, false));
  }

  @Test
  void itHasColoursOnATerminal() {
    assertEquals(
        """
        \033[1mp.jsh:4: it differs\033[0m
        \033[1m--- recorded\033[0m
        \033[36m@@ -1 +1 @@\033[0m
         a
        \033[31m-b\033[0m
        \033[32m+c\033[0m
        """,
        printed(LINES, true));
  }

  @Test
  void aVeryLongOneIsCut() {
    List<String> many = new ArrayList<>(Collections.nCopies(1000, "+x"));
    String text = printed(many, false);
    assertEquals(201, text.lines().count());
    assertTrue(text.contains("... 800 lines more"), text);
  }

  @Test
  void nothingIsPrintedWhereNothingDiffers() {
    assertEquals("", printed(List.of(), true));
  }

  @Test
  void hugeTextsAreComparedInAMoment() {
    List<String> old = new ArrayList<>();
    List<String> now = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      old.add("| old " + i);
      now.add("| now " + i);
    }
    old.set(0, "| same");
    now.set(0, "| same");
    List<String> diff = LineDiff.unified(old, now);
    assertEquals(2 + 1 + 1 + 2 * 99_999, diff.size());
  }

  private static String printed(List<String> lines, boolean coloured) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new DifferencePrinter(stream, coloured)
        .print(new Difference(Optional.empty(), Runs.PROGRAM, 4, Optional.empty(), lines));
    return out.toString(StandardCharsets.UTF_8);
  }
}
