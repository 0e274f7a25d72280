// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.jkdump.repl.completion.Completeness;
import org.jkdump.repl.engine.Analysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamSourceTest {
  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  @Test
  void linesThatBelongTogetherComeTogether() {
    assertEquals(
        List.of("int f() {\nreturn 1;\n}", "f()", "!bt -a", "/help", "?init {", ""),
        all("int f() {\nreturn 1;\n}\nf()\n!bt -a\n/help\n?init {\n\n"));
  }

  @Test
  void whatIsCutOffAtTheEndComesAsItIs() {
    assertEquals(List.of("int f() {"), all("int f() {"));
    assertEquals(List.of("größe"), all("größe"));
  }

  @Test
  void theHistoryIsWhatCame() {
    StreamSource source = source("a\nb\n");
    source.next();
    source.next();
    assertNull(source.next());
    assertEquals(List.of("a", "b"), source.history());
  }

  @Test
  void moreIsNeededUntilASnippetIsWhole() {
    Completeness completeness = new Completeness(new Analysis(shell::sourceCodeAnalysis));
    assertTrue(completeness.needsMore("for (int i = 0; i < 3; i++) {"));
    assertTrue(completeness.needsMore("String s = \"\"\"\n"), "a text block");
    assertTrue(completeness.needsMore("/* a comment"));
    assertFalse(completeness.needsMore("1 + 1"));
    assertFalse(completeness.needsMore("1 +* 1"), "a wrong line needs no more input");
    assertFalse(completeness.needsMore("  "));
    assertFalse(completeness.needsMore("!foreach bt {"));
    assertFalse(completeness.needsMore("/open {"));
  }

  private static List<String> all(String input) {
    StreamSource source = source(input);
    List<String> lines = new ArrayList<>();
    for (String line = source.next(); line != null; line = source.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static StreamSource source(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return new StreamSource(
        new ByteArrayInputStream(bytes), new Analysis(shell::sourceCodeAnalysis));
  }
}
