// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.completion.SampleClasses;
import org.jkdump.repl.engine.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHelpTest {
  @TempDir private static Path directory;
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
  private static Engine engine;
  private static JavaHelp help;

  @BeforeAll
  static void start() throws IOException {
    engine = new Engine(PyKdumpAPI.session(), new PrintStream(PRINTED, true));
    engine.addClasses(Path.of(SampleClasses.in(directory)));
    engine.eval("task_sample t = task_sample.at(0);");
    engine.eval("int twice(int x) { return 2 * x; }");
    help = new JavaHelp(engine.analysis(), SampleClasses.notes());
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  @Test
  void allOverloadsOfANameOfTheApiWithTheirParameters() {
    List<String> lines = help.of("readSU");
    assertTrue(lines.contains("Struct readSU(String type, long addr)"), lines.toString());
    assertTrue(lines.contains("Struct readSU(SUDef definition, long addr)"), lines.toString());
  }

  @Test
  void everyNameOfTheApiHasAllItsOverloads() {
    for (String name : KnownNames.api()) {
      long overloads =
          Arrays.stream(PyKdumpAPI.class.getMethods())
              .filter(method -> method.getName().equals(name) && !method.isBridge())
              .count();
      List<String> lines = help.of(name);
      long declared = lines.stream().filter(line -> line.contains(name + "(")).count();
      assertEquals(overloads, declared, name + ": " + lines);
      assertTrue(!lines.isEmpty(), name);
      assertTrue(lines.stream().noneMatch(line -> line.contains("java.util.")), lines.toString());
    }
  }

  @Test
  void aGeneratedMethodSaysWhatItsFieldIs() {
    assertEquals(
        List.of("int task_sample.pid()    // pid_t pid; offset 32, size 4"), help.of("t.pid"));
    assertEquals(List.of("kernel.task_sample t"), help.of("t"));
  }

  @Test
  void aClassNamesWhatItOffers() {
    List<String> lines = help.of("Mm");
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("class org.jkdump.linux.Mm; static: "), lines.toString());
  }

  @Test
  void ofAnyOtherExpressionItIsTheType() {
    assertEquals(List.of("int twice(int x)"), help.of("twice"));
    assertEquals(List.of("an expression of type String"), help.of("t.comm() + 1"));
    assertEquals(List.of(), help.of("nosuch"));
    assertEquals(List.of(), help.of("init_task.mm->pgd"));
  }
}
