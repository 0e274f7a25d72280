// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of each bundled program describes the arguments that the program accepts. */
class BundledHeaderTest {
  private static final Path STARTUP = Path.of(System.getProperty("jkdump.project"), "startup");
  private static final Pattern OPTION = Pattern.compile("--[a-z]+( [A-Z]+)?");
  private static final Pattern DECLARED = Pattern.compile("Options\\.of\\(args\\(\\), (.*)\\)");

  @ParameterizedTest
  @ValueSource(strings = {"crashinfo", "taskinfo", "hanginfo", "netinfo", "memhog", "stacks"})
  void aSentenceThenTheOptionsThatItDeclares(String name) throws IOException {
    List<String> lines = Files.readAllLines(STARTUP.resolve(name + ".jsh"));
    assertEquals("// SPDX-License-Identifier: GPL-3.0-or-later", lines.get(0));
    assertTrue(lines.get(1).matches("// [A-Z].*\\."), lines.get(1));
    List<String> header = lines.stream().takeWhile(line -> line.startsWith("//")).toList();
    assertTrue(header.get(3).startsWith("// usage: jkdump replay " + name + " "), name);
    String declared =
        lines.stream()
            .flatMap(line -> DECLARED.matcher(line).results())
            .map(r -> r.group(1))
            .collect(Collectors.joining());
    assertEquals(options(declared), options(String.join("\n", header.subList(4, header.size()))));
    assertTrue(lines.size() <= 150, name + " has " + lines.size() + " lines");
    String table = Files.readString(STARTUP.resolve("README.md"));
    assertTrue(table.contains("| `" + name + "` |"), "README.md lists " + name);
  }

  private static Set<String> options(String text) {
    return OPTION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
