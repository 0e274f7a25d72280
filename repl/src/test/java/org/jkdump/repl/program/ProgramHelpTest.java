// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramHelpTest {
  @Test
  void theCommentAtTheTopWithoutTheLicense() {
    String source =
        """
        // SPDX-License-Identifier: GPL-3.0-or-later
        // Counts things. Then
        // sorts them.
        //
        // usage: count [N]
        //   N  how many
        int x;
        // not this
        """;
    ProgramHelp help = ProgramHelp.of(source);
    assertEquals("Counts things.", help.summary());
    assertEquals(
        "Counts things. Then\nsorts them.\n\nusage: count [N]\n  N  how many", help.text());
  }

  @Test
  void aSentenceMayTakeLines() {
    assertEquals("One two", ProgramHelp.of("// One\n// two\n").summary());
  }

  @Test
  void oneThatSaysNothingStillHasTheGlobalOptions() {
    String page = ProgramHelp.of("int x;").page("x");
    assertTrue(page.startsWith("x has no comment"), page);
    assertTrue(page.contains("--timeout SECONDS"), page);
  }

  @Test
  void onlyAsFirstArgumentItIsAsked() {
    assertTrue(ProgramHelp.isAsked(List.of("--help")));
    assertTrue(ProgramHelp.isAsked(List.of("-h", "x")));
    assertFalse(ProgramHelp.isAsked(List.of("x", "-h")));
    assertFalse(ProgramHelp.isAsked(List.of()));
  }
}
