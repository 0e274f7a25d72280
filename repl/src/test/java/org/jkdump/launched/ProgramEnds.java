// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The session goes on, however a program ends. */
@ExtendWith(Shared.class)
public class ProgramEnds {
  private static final String FOREVER = "for (int i = 0; ; i++) System.out.println(\"line \" + i);";
  @TempDir Path directory;
  private Saved saved;

  @BeforeEach
  void write(Endpoint endpoint) {
    saved = new Saved(directory, endpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0) | 0 | ''",
        "System.exit(3) | 3 | end.jsh:1: -- System.exit(3) --",
        "Runtime.getRuntime().halt(4) | 4 | -- System.exit(4) --",
        "throw new Error(\"on purpose\") | 1 | end.jsh:1: Error: on purpose",
        "int f(int i) { return f(i) + 1; } f(1) | 1 | StackOverflowError",
        "int x = \"\" | 1 | end.jsh:1: incompatible types",
        "readU64(16) | 1 | 0x10",
      })
  void thePersonsVariablesAreStillThere(
      String end, int status, String message, Terminal repl, Endpoint endpoint) {
    Path file = saved.file("end.jsh", end + ";\nSystem.out.println(\"not reached\");");
    repl.ask("int kept = 42;");
    String said = repl.ask("/" + "run " + file);
    assertTrue(said.contains(message), said);
    assertTrue(!said.contains("not reached"), said);
    String answer = repl.ask("run(\"" + file + "\")");
    assertTrue(answer.contains("==> " + status), answer);
    assertTrue(repl.ask("kept + 1").endsWith("==> 43"), repl.all());
  }

  @Test
  void aReaderThatLeavesEndsTheProgramQuietly(Endpoint endpoint) {
    saved.file("forever.jsh", FOREVER);
    String line =
        String.format(
            "%s replay forever --attach %s | head -2; echo ${PIPESTATUS[0]}",
            Testbed.launcher(), endpoint.socket());
    Run run = Run.of("", saved.surroundings().process("bash", "-c", line));
    assertEquals("line 0\nline 1\n0\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void soDoesOneAtThePrompt(Terminal repl, Endpoint endpoint) {
    Path file = saved.file("forever.jsh", FOREVER);
    repl.ask("int kept = 42;");
    assertEquals("line 0\nline 1", repl.ask("/run " + file + " | head -2"));
    assertTrue(repl.ask("kept + 1").endsWith("==> 43"), repl.all());
  }

  @Test
  void anEndlessOneIsStopped(Terminal repl, Endpoint endpoint) {
    Path inner = saved.file("inner.jsh", "System.out.println(\"go\"); for (;;);");
    Path outer =
        saved.file("outer.jsh", "run(\"" + inner + "\");\nSystem.out.println(\"not reached\");");
    for (Path file : new Path[] {inner, outer}) {
      repl.enter("/run " + file);
      repl.await("go\n");
      repl.type(Terminal.CTRL_C);
      String said = repl.await(Terminal.PROMPT);
      assertTrue(said.contains("-- stopped --") && !said.contains("not reached"), said);
    }
    assertTrue(repl.ask("6 * 7").endsWith("==> 42"), repl.all());
  }

  @Test
  void outputThatCantBeWrittenElsewhereIsSaid(Terminal repl, Endpoint endpoint) {
    Path file = saved.file("hello.jsh", "System.out.println(\"hello\");");
    String said = repl.ask("/run " + file + " > /nosuch/file");
    assertEquals("can't write /nosuch/file: there is no directory /nosuch", said);
    repl.ask("/run " + file + " > '" + directory + "/a b'");
    repl.ask("/run " + file + " >> '" + directory + "/a b'");
    assertEquals("hello\nhello\n", saved.read("a b"));
    assertTrue(repl.ask("/run " + file + " |").contains("what should follow the |"), repl.all());
  }
}
