// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.ask.Ask;
import org.jkdump.repl.ask.JavaForm;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Programs;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaCommandsTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final Engine engine = new Engine(PyKdumpAPI.session(), out);
  private final Ask ask =
      new Ask(PyKdumpAPI::kernel, engine.analysis(), FieldNotes.NONE, JavaForm.NONE, out);
  private final Programs programs = new Programs(PyKdumpAPI.session(), () -> engine, () -> out);
  private final MetaCommands commands =
      new MetaCommands(engine, ask, new ProgramMetaCommands(programs, out), out);

  @AfterEach
  void end() {
    engine.close();
  }

  @Test
  void anAmbiguousBeginningNamesItsEnds() {
    assertEquals("/h may be /help, /history\n", run("/h"));
  }

  @Test
  void anUnambiguousBeginningIsEnough() {
    run("/ex");
    assertTrue(commands.ended(), "/ex means /exit");
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    String text = assertThrows(TargetException.class, () -> run("/hlep")).getMessage();
    assertTrue(text.startsWith("no command /hlep"), text);
    assertTrue(text.contains("/help"), text);
  }

  @Test
  void helpNamesEveryCommand() {
    String help = run("/help");
    commands.names().forEach(name -> assertTrue(help.contains(name), name + " is not in " + help));
  }

  @Test
  void whatIsSavedCanBeOpened() throws IOException {
    engine.run("int a = 20;\nint twice(int x) {\n  return 2 * x;\n}", outcome -> {});
    Path file = directory.resolve("saved.jsh");
    assertEquals("2 snippets saved to " + file + "\n", run("/save " + file));
    engine.run("a = 21;", outcome -> {});
    Files.writeString(file, Files.readString(file) + "a = twice(a) + 2;\n");
    assertEquals("", run("/open " + file));
    assertTrue(run("/vars").contains("int a = 42"), run("/vars"));
    assertTrue(run("/methods").contains("int twice(int x)"), run("/methods"));
  }

  @Test
  void aFileIsAskedForAndWhatIsWrongWithItIsSaid() {
    assertEquals("usage: /open FILE\n", run("/open"));
    assertEquals("usage: /save FILE\n", run("/save"));
    assertTrue(run("/open " + directory.resolve("none")).contains("none does not exist"));
    assertTrue(run("/open " + directory).contains("is a directory"));
    assertTrue(run("/save " + directory).startsWith("can't write " + directory));
  }

  @Test
  void theListHoldsThePersonsSnippetsOnly() {
    assertEquals("", run("/list"));
    engine.run("int only = 1", outcome -> {});
    assertTrue(run("/list").strip().endsWith(": int only = 1;"), run("/list"));
  }

  @Test
  void theHistoryIsWhatWasTyped() {
    commands.run("/history", List.of("a", "b"));
    assertEquals("a\nb\n", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void namesAndArgumentsAreCompleted() {
    List<String> names = texts(commands.proposals("sr"));
    assertTrue(names.contains("src") && names.contains("help"), names.toString());
    assertEquals(List.of("enum", "struct", "union"), texts(commands.proposals("src ")));
    assertEquals(List.of(), commands.proposals("open some"), "files are not completed");
    assertEquals(List.of(), commands.proposals("nosuch some"));
  }

  @Test
  void aNameIsAskedFor() {
    assertTrue(run("/src").startsWith("usage: /src NAME"), run("/src"));
  }

  private static List<String> texts(List<Proposal> proposals) {
    return proposals.stream().map(Proposal::text).toList();
  }

  private String run(String line) {
    printed.reset();
    commands.run(line, List.of());
    return printed.toString(StandardCharsets.UTF_8);
  }
}
