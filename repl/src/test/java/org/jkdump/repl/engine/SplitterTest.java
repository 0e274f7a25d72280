// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static JShell shell;
  private static Splitter splitter;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
    splitter = new Splitter(shell::sourceCodeAnalysis);
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  @Test
  void statementsWithTheirSemicolons() {
    assertEquals(List.of("int a = 1;", "int b = 2;"), split("int a = 1; int b = 2;"));
    assertEquals(List.of("if (a) {\n}\nelse {\n}", "b();"), split("if (a) {\n}\nelse {\n}\nb();"));
  }

  @Test
  void linesWithoutTheirSemicolons() {
    assertEquals(
        List.of("log(\"x\")", "int n = 3", "f(n)"), split("log(\"x\")\nint n = 3\nf(n)\n"));
    assertEquals(List.of("f(1)", "g(2);"), split("f(1)\ng(2);"));
    assertEquals(List.of("int n = 3", "f(n);", "g(n)"), split("int n = 3\nf(n);\ng(n)"));
  }

  @Test
  void whatGoesOnOnTheNextLine() {
    assertEquals(List.of("a\n  .b()\n  .c()", "d()"), split("a\n  .b()\n  .c()\nd()"));
    assertEquals(List.of("f(1,\n  2)", "int x = 3"), split("f(1,\n  2)\nint x = 3"));
    assertEquals(List.of("void f() {\n  g()\n}", "h();"), split("void f() {\n  g()\n}\nh();"));
  }

  private static List<String> split(String source) {
    List<String> snippets = new ArrayList<>();
    for (int at = 0; at < source.length(); ) {
      int end = at + splitter.first(source.substring(at));
      snippets.add(source.substring(at, end).strip());
      at = end;
    }
    snippets.removeIf(String::isEmpty);
    return snippets;
  }
}
