// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Failing snippets, at a prompt that must survive them with its variables. */
@Tag("dump")
@ExtendWith(Shared.class)
class BadSnippetDumpTest {
  @BeforeEach
  void keepSomething(Terminal repl) {
    repl.ask("long kept = sym2addr(\"init_task\")");
  }

  @AfterEach
  void everythingIsStillThere(Terminal repl) {
    String answer = repl.ask("addr2sym(kept)");
    assertTrue(answer.endsWith("==> \"init_task\""), "the variable is not kept: " + answer);
  }

  @Test
  void tenMegabytesArePrinted(Terminal repl) {
    repl.ask("String megabyte = (\"x\".repeat(1023) + \"\\n\").repeat(1024)");
    repl.enter("for (int i = 0; i < 10; i++) System.out.print(megabyte)");
    repl.await("x\n" + Terminal.PROMPT);
  }

  @Test
  void systemExitEndsTheSnippetOnly(Terminal repl) {
    assertEquals("-- System.exit(3) --", repl.ask("System.exit(3)"));
    assertEquals("-- System.exit(4) --", repl.ask("Runtime.getRuntime().halt(4)"));
  }

  @Test
  void anExceptionIsShownWithItsPlace(Terminal repl) {
    String answer = repl.ask("readU64(8)");
    assertTrue(answer.contains("0x8"), answer);
    assertTrue(answer.contains("at (#"), answer);
  }

  @Test
  void aCompileErrorIsShownWithACaret(Terminal repl) {
    String answer = repl.ask("int bad = 3 + \"a\"");
    assertTrue(answer.contains("incompatible types"), answer);
    assertTrue(answer.contains("          ^-----^"), answer);
  }

  @Test
  void anUnknownNameIsShownWithACaret(Terminal repl) {
    String answer = repl.ask("1 + nosuchname");
    assertTrue(answer.contains("cannot find symbol"), answer);
    assertTrue(answer.contains("      ^--------^"), answer);
  }

  @Test
  void anInfiniteRecursionIsShownInAFewLines(Terminal repl) {
    repl.ask("int down(int x) { return down(x + 1) + 1; }");
    String answer = repl.ask("down(0)");
    assertTrue(answer.startsWith("StackOverflowError"), answer);
    assertTrue(answer.lines().count() < 25, "too many lines: " + answer);
  }

  @Test
  void anArrayThatDoesNotFitIntoMemoryIsRefused(Terminal repl) {
    String answer = repl.ask("new long[Integer.MAX_VALUE - 8]");
    assertTrue(answer.startsWith("OutOfMemoryError"), answer);
  }

  @Test
  void aSnippetThatFillsTheHeapFails(Terminal repl) {
    repl.ask("List<long[]> all = new ArrayList<>()");
    String answer = repl.ask("for (;;) all.add(new long[1 << 22])");
    assertTrue(answer.startsWith("OutOfMemoryError"), answer);
    repl.ask("all.clear()");
  }

  @Test
  void aSnippetWithinAnotherLineIsNotRunAfterOneThatFailed(Terminal repl) {
    String answer = repl.ask("int z = 1 / 0; System.out.println(\"too\" + \" far\");");
    assertTrue(answer.contains("ArithmeticException: / by zero"), answer);
    assertTrue(!answer.contains("too far"), answer);
  }
}
