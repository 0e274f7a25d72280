// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Search for saved snippets, and the arguments that they get. */
@ExtendWith(Shared.class)
public class ProgramLookups {
  private static final String ECHO =
      "for (String a : args()) System.out.println(\"[\" + a + \"]\");";
  private WarmJvm jvm;
  private Path directory;
  private Saved saved;

  @BeforeEach
  void write(WarmJvm warm, Endpoint endpoint) {
    jvm = warm;
    directory = warm.directory();
    saved = new Saved(warm, endpoint);
  }

  @Test
  void theSearchPathThenTheUsersThenTheBundledThenHere() throws Exception {
    List<String> places = List.of("path/first", "path/second", "config/jkdump/programs");
    for (String place : places) {
      saved.file(place + "/memhog.jsh", "System.out.println(\"" + place + "\");");
    }
    saved.file("memhog.jsh", "System.out.println(\"came with the dump\");");
    saved.file("own.jsh", "System.out.println(\"here\");");
    Files.createDirectory(directory.resolve("crashinfo"));
    Surroundings surroundings =
        saved
            .surroundings()
            .with("JKDUMP_PATH", "path/first:" + directory.resolve("path/second"))
            .with("XDG_CONFIG_HOME", directory.resolve("config").toString());
    for (String place : places) {
      assertEquals(place + "\n", saved.replay(surroundings, "memhog").out());
      Files.delete(directory.resolve(place).resolve("memhog.jsh"));
    }
    Run bundled = saved.replay(surroundings, "memhog", "--limit", "1");
    assertTrue(bundled.out().contains("Slab caches"), "the bundled one: " + bundled);
    assertEquals("here\n", saved.replay(surroundings, "own").out());
  }

  @Test
  void byPath() {
    Path file = saved.file("some where/größe.jsh", ECHO);
    assertEquals("[1]\n", saved.replay(file.toString(), "1").out());
    assertEquals("[1]\n", saved.replay("some where/größe.jsh", "1").out());
  }

  @Test
  void argumentsComeAsTheyAre() {
    saved.file("echo.jsh", ECHO);
    Run run = saved.replay("echo", "two words", "", "größe 漢字", "--own=1", "-x", "a\"b'c\\", "*");
    assertEquals(
        "[two words]\n[]\n[größe 漢字]\n[--own=1]\n[-x]\n[a\"b'c\\]\n[*]\n", run.out(), run.err());
  }

  @Test
  void aProgramMayRunAnotherWhichHasNamesAndArgumentsOfItsOwn(Terminal repl) {
    saved.file("inner.jsh", "int x = 2;\n" + ECHO);
    saved.file(
        "outer.jsh",
        """
        int x = 1;
        System.out.println(run("INNER", "a b", "é"));
        System.out.println(x + " " + args());
        """
            .replace("INNER", directory.resolve("inner.jsh").toString()));
    assertEquals("[a b]\n[é]\n0\n1 [mine]\n", saved.typed(repl, "outer", "mine"));
  }

  @Test
  void aMissingOneIsNamedBeforeADumpIsOpened() {
    Run run = jvm.jkdump("replay", "crashinf");
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("jkdump: there is no saved snippet 'crashinf'"), run.err());
    assertTrue(run.err().contains("did you mean 'crashinfo'"), run.err());
    assertTrue(run.err().contains("JKDUMP_PATH"), run.err());
  }

  @Test
  void aMissingOneIsAnErrorOfWhoeverRunsIt(Terminal repl) {
    saved.file(
        "outer.jsh",
        "try { run(\"nosuch\"); } catch (Exception e) { System.out.println(e.getMessage()); }");
    String out = saved.typed(repl, "outer", "");
    assertTrue(out.startsWith("there is no saved snippet 'nosuch'"), out);
  }

  @Test
  void oneThatCantBeReadIsNamed() throws Exception {
    Path secret = saved.file("secret.jsh", "int x;");
    Files.createDirectories(directory.resolve("folder.jsh"));
    assertTrue(saved.replay("./folder.jsh").err().contains("folder.jsh is a directory"));
    Files.delete(secret);
    Files.createSymbolicLink(secret, secret);
    Run run = saved.replay("./secret.jsh");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("secret.jsh"), run.err());
  }
}
