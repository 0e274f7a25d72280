// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.jkdump.repl.completion.Completeness;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.completion.JavaProposals;
import org.jkdump.repl.completion.LineKind;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.completion.Proposals;
import org.jkdump.repl.completion.SnippetCompleter;
import org.jkdump.repl.completion.SnippetParser;
import org.jkdump.repl.engine.Analysis;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keystrokes go in, the edit buffer comes out. */
class KeystrokesTest {
  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
    shell.eval("class Task { int pid; int priority; int prio() { return 1; } }");
    shell.eval("Task onlyTask = new Task();");
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  @Test
  void enterEndsAWholeSnippetOnly() throws IOException {
    assertEquals("int f() {\nreturn 1;\n}", typed("int f() {\rreturn 1;\r}\r"));
  }

  @Test
  void aNameIsCompleted() throws IOException {
    assertEquals("onlyTask", typed("onlyT\t\r"));
    assertEquals("1 + onlyTask", typed("1 + onlyT\t\r"));
  }

  @Test
  void aMemberIsCompleted() throws IOException {
    assertEquals("onlyTask.pid", typed("onlyTask.pi\t\r"));
    assertEquals("onlyTask.prio", typed("onlyTask.p\trio\r").replaceAll("\\(.*", ""));
  }

  @Test
  void aNameInTheMiddleIsCompleted() throws IOException {
    String left = "\u0002";
    assertEquals("f(onlyTask)", typed("f(onlyT)" + left + "\t\r"));
  }

  @Test
  void aCommandIsCompleted() throws IOException {
    assertEquals("/help", typed("/he\t\r").strip());
    assertEquals("/history", typed("/hi\t\r").strip());
  }

  @Test
  void whatFollowsACommandIsLeftAlone() throws IOException {
    assertEquals("/open onlyT", typed("/open onlyT\t\r"));
    assertEquals("!onlyT", typed("!onlyT\t\r"));
  }

  @Test
  void whatIsAskedForIsCompleted() throws IOException {
    assertEquals("?task_struct", typed("?task_s\t\r"));
    assertEquals("?task_struct.comm", typed("?task_struct.\t\r"));
    assertEquals("?init_task->mm", typed("?init_task->mm\t\r"), "nothing begins so");
  }

  @Test
  void aMethodWithoutParametersIsCompletedToItsCall() throws IOException {
    assertEquals("onlyTask.hashCode()", typed("onlyTask.hash\t\r"));
    assertEquals("onlyTask.equals(null)", typed("onlyTask.eq\tnull)\r"), "a parameter follows");
  }

  @Test
  void anExclamationMarkIsNoEventOfTheHistory() throws IOException {
    assertEquals("!bt -a", typed("!bt -a\r"));
    assertEquals("\"!!\" + 'a'", typed("\"!!\" + 'a'\r"));
  }

  @Test
  void theHistoryLiesWhereStateBelongs() {
    assertTrue(
        TolerantHistory.file().endsWith("jkdump/history"), TolerantHistory.file().toString());
  }

  private static String typed(String keys) throws IOException {
    var in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        new DumbTerminal(
            "test", "xterm", in, new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
      Analysis analysis = new Analysis(shell::sourceCodeAnalysis);
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new SnippetParser(new Completeness(analysis)))
              .completer(new SnippetCompleter(proposals(analysis)))
              .variable(LineReader.INDENTATION, 0)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      return reader.readLine("> ");
    }
  }

  private static Map<LineKind, Proposals> proposals(Analysis analysis) {
    return Map.of(
        LineKind.JAVA, new JavaProposals(analysis, FieldNotes.NONE),
        LineKind.COMMAND, text -> text.contains(" ") ? List.of() : named("help", "history", "open"),
        LineKind.QUESTION, text -> text.endsWith(".") ? named("comm") : named("task_struct"));
  }

  private static List<Proposal> named(String... names) {
    return Stream.of(names).map(Proposal::new).toList();
  }
}
