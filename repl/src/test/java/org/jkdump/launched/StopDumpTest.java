// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ^C, at a prompt that must survive it with its variables. */
@Tag("dump")
@Tag("jdk")
@ExtendWith(Shared.class)
class StopDumpTest {
  @BeforeEach
  void keepSomething(Terminal repl) {
    repl.ask("int kept = 42");
  }

  @AfterEach
  void everythingIsStillThere(Terminal repl) {
    String answer = repl.ask("kept + sym2addr(\"nosuchsymbol\")");
    assertTrue(answer.endsWith("==> 42"), "the variable is not kept: " + answer);
    assertTrue(repl.ask("!sys").contains("RELEASE: "), "crash doesn't answer: " + repl.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for(;;);",
        "while(true);",
        "do { } while (true);",
        "Thread.sleep(100000)",
        "new java.util.concurrent.CountDownLatch(1).await()",
        "synchronized (\"a\") { \"a\".wait(); }",
        "IntStream.iterate(0, i -> i).forEach(i -> { for(;;); })",
        "for (;;) try { Thread.sleep(1000); } catch (InterruptedException e) { }",
        "for (;;) try { for (;;); } catch (Throwable e) { }",
        "for (;;) readSUListFromHead(\"modules\", \"list\", \"module\")",
        "for (;;) crash(\"sys\")",
        "for (;;) System.out.println(\"a\".repeat(99))",
        "Stream.generate(() -> 1).count()"
      })
  void aSnippetIsStopped(String snippet, Terminal repl) {
    repl.enter("System.out.println(\"be\" + \"gun\"); " + snippet);
    repl.await("begun");
    stop(repl);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!foreach bt -f", "!kmem -p", "!search -k deadbeef"})
  void aCrashCommandIsStopped(String command, Terminal repl) {
    repl.enter(command);
    repl.await(command + "\n");
    stop(repl);
  }

  @Test
  void aLineThatFollowsAStoppedSnippetIsNotRun(Terminal repl) {
    repl.enter("System.out.println(\"be\" + \"gun\"); for(;;); System.out.println(\"too far\");");
    repl.await("begun");
    String answer = stop(repl);
    assertTrue(!answer.contains("too far"), answer);
    assertTrue(answer.contains("-- stopped --"), answer);
  }

  @Test
  void aFileThatIsRunIsStopped(Terminal repl) throws java.io.IOException {
    java.nio.file.Path file = java.nio.file.Files.createTempFile("endless", ".jsh");
    String loop = "for (;;) { if (n++ == 0) System.out.println(\"be\" + \"gun\"); }";
    java.nio.file.Files.writeString(file, "long n = 0;\n" + loop + "\n");
    repl.enter("/open " + file);
    repl.await("begun");
    String answer = stop(repl);
    assertTrue(answer.contains(":2: -- stopped --"), answer);
    java.nio.file.Files.delete(file);
  }

  // Doesn't wait for a sign that the snippet runs: ^C may come while it is still being compiled.
  @Test
  void twentySnippetsInARowAreStopped(Terminal repl) {
    for (int i = 0; i < 20; i++) {
      repl.enter("for(;;);");
      repl.await("for(;;);\n");
      stop(repl);
    }
  }

  @RepeatedTest(3)
  void atTheEmptyPromptNothingHappens(Terminal repl) {
    for (int i = 0; i < 20; i++) {
      stop(repl);
    }
  }

  @Test
  void whileTypingTheLineIsDropped(Terminal repl) {
    for (int i = 0; i < 20; i++) {
      repl.type("System.out.println(\"never");
      repl.await("\"never");
      stop(repl);
    }
    assertEquals("", repl.ask(""));
  }

  @Test
  void whileTypingTheSecondLineTheWholeSnippetIsDropped(Terminal repl) {
    repl.enter("int never() {");
    repl.await("   ...> ");
    repl.type("return 1;");
    repl.await("1;");
    stop(repl);
    assertTrue(repl.ask("never()").contains("cannot find symbol"), repl.all());
  }

  private static String stop(Terminal repl) {
    repl.type(Terminal.CTRL_C);
    return repl.await(Terminal.PROMPT);
  }
}
