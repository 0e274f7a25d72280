// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.jkdump.repl.engine.Analysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaProposalsTest {
  @TempDir private static Path directory;
  private static JShell shell;
  private static JavaProposals proposals;

  @BeforeAll
  static void start() throws IOException {
    shell = JShell.builder().executionEngine("local").build();
    shell.addToClasspath(SampleClasses.in(directory));
    for (String source :
        List.of(
            "import java.util.*;",
            "import kernel.*;",
            "task_sample t = task_sample.at(0);",
            "List<task_sample> all = List.of(t);",
            "class Mine { int pid() { return 0; } }",
            "Mine mine = new Mine();")) {
      for (SnippetEvent event : shell.eval(source)) {
        assertEquals(
            Status.VALID, event.status(), source + shell.diagnostics(event.snippet()).toList());
      }
    }
    proposals = proposals(SampleClasses.notes());
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t.",
        "t.co",
        "1 + t.c",
        "t.real_parent().real_parent().",
        "all.get(0).",
        "all.forEach(x -> x.",
        "for (var x : all) { x.",
        "new String[] { t . co",
        "kernel.task_sample.at(1)."
      })
  void aFieldHasItsDeclaration(String typed) {
    assertEquals("char comm[16]; offset 16, size 16", note(typed, "comm()"));
  }

  @Test
  void whatIsNoFieldHasNone() {
    assertEquals("", note("t.", "addr_()"));
    assertEquals("", note("t.", "get_("));
    assertEquals("", note("t.", "hashCode()"));
    assertEquals("_Bool class; offset 40, size 1", note("t.", "class_()"));
  }

  @Test
  void methodsOfOtherClassesHaveNone() {
    assertEquals("", note("mine.", "pid()"));
    assertEquals("", note("\"text\".", "length()"));
    assertEquals("", note("all.", "size()"));
  }

  @Test
  void aClassHasItsSize() {
    assertEquals("struct, 64 bytes", note("task_s", "task_sample"));
    assertEquals("struct, 64 bytes", note("List<task_", "task_sample"));
    assertEquals("struct, 64 bytes", note("kernel.ta", "task_sample"));
    assertEquals("", note("Syst", "System"));
  }

  @Test
  void nothingIsSaidWhereNothingIsKnown() {
    JavaProposals plain = proposals(FieldNotes.NONE);
    assertTrue(plain.at("t.").stream().allMatch(p -> p.note().isEmpty()));
    assertEquals(texts(proposals.at("t.")), texts(plain.at("t.")));
  }

  @Test
  void aLongListWithoutAFirstLetterLeavesTheGeneratedOut() {
    try (JShell many = JShell.builder().executionEngine("local").build()) {
      for (String name : List.of("awt", "util", "net", "security", "nio.file", "time")) {
        many.eval("import java." + name + ".*;");
      }
      many.eval("import javax.swing.*;");
      many.eval("import static java.awt.event.KeyEvent.*;");
      JavaProposals proposals =
          new JavaProposals(new Analysis(many::sourceCodeAnalysis), new AllBut("Socket"));
      assertEquals(List.of("Socket"), texts(proposals.at("")));
      assertEquals(List.of("Socket"), texts(proposals.at("int x = ")));
      assertTrue(texts(proposals.at("S")).contains("String"), "with a letter all are there");
    }
  }

  /** Field notes on every class but one. */
  private record AllBut(String unknown) implements FieldNotes {
    @Override
    public Optional<String> note(String className) {
      return Optional.of("struct").filter(note -> !className.equals(unknown));
    }

    @Override
    public Optional<String> note(String className, String methodName) {
      return Optional.empty();
    }
  }

  private static JavaProposals proposals(FieldNotes notes) {
    return new JavaProposals(new Analysis(shell::sourceCodeAnalysis), notes);
  }

  private static String note(String typed, String candidate) {
    List<Proposal> found = proposals.at(typed);
    return found.stream()
        .filter(p -> p.text().equals(candidate))
        .findFirst()
        .orElseThrow(() -> new AssertionError(candidate + " is not in " + texts(found)))
        .note();
  }

  private static List<String> texts(List<Proposal> all) {
    return all.stream().map(Proposal::text).toList();
  }
}
