// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@Tag("jdk")
@DisplayName("api/example/README.md")
class ExampleTest {
  private static final Path PROJECT = Path.of(System.getProperty("jkdump.project"));
  private static final Readme PAGE = Readme.read("api/example/README.md");

  @Test
  @DisplayName("its commands build a plain Java program that prints what the page shows")
  void commands() throws Exception {
    List<String> commands = PAGE.commands("sh").filter(c -> !c.equals("make")).toList();
    assertEquals(3, commands.size(), "jkdump classes, javac, java");
    List<String> printed = new ArrayList<>();
    for (String command : commands) {
      Shell.Result result = Shell.run(PROJECT, Shell.onDump(command + " 2>&1"), "");
      assertEquals(0, result.status(), command + "\n" + result.text());
      printed = result.text().lines().toList();
    }
    int at = 0;
    for (String line : shown()) {
      String shape = Pattern.quote(line).replace("…", "\\E.*\\Q");
      while (at < printed.size() && !printed.get(at).matches(shape)) {
        at++;
      }
      assertTrue(at < printed.size(), line + " is not in its place in:\n" + printed);
    }
  }

  // The page shows a part of the output, in order.
  private static List<String> shown() {
    return PAGE.blocks().stream()
        .filter(block -> block.language().isEmpty())
        .flatMap(block -> block.text().lines())
        .filter(line -> !line.equals("…"))
        .toList();
  }
}
