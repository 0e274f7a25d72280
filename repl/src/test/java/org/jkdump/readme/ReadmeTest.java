// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("README.md")
class ReadmeTest {
  private static final Path PROJECT = Path.of(System.getProperty("jkdump.project"));
  private final Readme readme = Readme.read("README.md");

  @Test
  @DisplayName("names only make targets that exist")
  void makeTargets() throws Exception {
    List<String> targets = readme.commands("sh").filter(c -> c.matches("make( [a-z]+)?")).toList();
    assertFalse(targets.isEmpty(), "README.md shows make commands");
    for (String command : targets) {
      Shell.Result result = Shell.run(PROJECT, command + " -n", "");
      assertEquals(
          0, result.status(), command + " is no target of the Makefile:\n" + result.text());
    }
  }

  @Test
  @Tag("dump")
  @DisplayName("its commands run on a real dump")
  void commands() throws Exception {
    List<String> commands =
        readme.commands("sh").filter(c -> c.contains("VMCORE")).map(Shell::onDump).toList();
    assertTrue(commands.size() >= 3, "README.md shows the ways in");
    for (String command : commands) {
      Shell.Result result = Shell.run(PROJECT, command, "/exit\n");
      assertEquals(0, result.status(), command + "\n" + result.text());
    }
  }

  @Test
  @Tag("dump")
  @DisplayName("its session at the prompt prints what it shows, with nothing but the dump")
  void session(@TempDir Path alone) throws Exception {
    Path dump = alone.resolve("vmcore");
    assertSession(
        "README.md",
        String.format(
            "ln -s VMCORE %s; JKDUMP_CRASH=none target/jkdump/bin/jkdump %s", dump, dump));
  }

  @Test
  @Tag("dump")
  @DisplayName("the cookbook's session prints what it shows")
  void cookbook() throws Exception {
    assertSession("api/COOKBOOK.md", "target/jkdump/bin/jkdump VMCORE");
  }

  private static void assertSession(String page, String start) throws Exception {
    List<String> typed = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : Readme.read(page).session("jkdump> ")) {
      boolean input = line.startsWith("jkdump> ");
      (input ? typed : expected).add(input ? line.substring("jkdump> ".length()) : line);
    }
    String input = String.join("\n", typed) + "\n";
    String command = Shell.onDump(start + " 2>/dev/null");
    List<String> printed = Shell.run(PROJECT, command, input).text().lines().toList();
    assertEquals(expected.size(), printed.size(), () -> String.join("\n", printed));
    for (int i = 0; i < expected.size(); i++) {
      String shape = Pattern.quote(expected.get(i)).replace("…", "\\E.*\\Q");
      assertTrue(printed.get(i).matches(shape), expected.get(i) + " became " + printed.get(i));
    }
  }
}
