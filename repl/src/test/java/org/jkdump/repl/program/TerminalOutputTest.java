// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
  @Test
  void nothingRingsErasesOrOverwrites() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(new TerminalOutput(shown), true, UTF_8);
    out.print("a\u0007b\rc\bd\u000ee\u007f\n\tgr\u00fc\u00dfe");
    out.write('\r');
    out.flush();
    assertEquals("a\\x07b\\x0dc\\x08d\\x0ee\\x7f\n\tgr\u00fc\u00dfe\\x0d", shown.toString(UTF_8));
  }
}
