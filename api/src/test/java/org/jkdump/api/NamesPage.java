// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.api.SourceNames.Group;
import org.jkdump.api.SourceNames.Name;

/** The page {@code api/NAMES.md}, made from the javadoc of the groups and of the helpers. */
final class NamesPage {
  private static final String HEAD =
      """
      # The names of the API
      `make names` writes this page from the sources. One line is one name with the signature of its first form; `?name` at the prompt lists all
      forms. The other columns have the name of the same thing in PyKdump, drgn and crash.

      ## Names of `PyKdumpAPI`
      `import static org.jkdump.api.PyKdumpAPI.*;` brings these names; the prompt and saved snippets have them already.
      """;

  private static final String HELPERS =
      """

      ## Helpers
      The classes of `org.jkdump.linux`, one for a header of the kernel or for a subject. Their methods take a `Struct`; a form without `Struct` or
      `Kernel` asks the current kernel.
      """;

  private final Map<String, List<String>> counterparts;

  private NamesPage(Map<String, List<String>> counterparts) {
    this.counterparts = counterparts;
  }

  /** The text of the page. */
  static String of(Path sources) throws IOException {
    NamesPage page = new NamesPage(counterparts());
    return HEAD
        + page.tables(SourceNames.of(sources.resolve("api"), "Names.java"), false)
        + HELPERS
        + page.tables(SourceNames.of(sources.resolve("linux"), ".java"), true);
  }

  /** Name to the names in PyKdump, drgn and crash; a helper's name is {@code Class.method}. */
  static Map<String, List<String>> counterparts() throws IOException {
    Path table = Path.of(System.getProperty("jkdump.project"), "api/src/test/counterparts.txt");
    return Files.readAllLines(table).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Stream.of((line + " ").split("\\|")).map(String::strip).toList())
        .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, 4)));
  }

  private String tables(List<Group> groups, boolean helpers) {
    return groups.stream().map(group -> table(group, helpers)).collect(Collectors.joining());
  }

  private String table(Group group, boolean helpers) {
    String rows =
        group.names().stream()
            .map(name -> row(name, helpers ? group.title() + "." + name.name() : name.name()))
            .collect(Collectors.joining());
    return String.format(
        "%n### %s%n%s%n%n| name | signature | | PyKdump | drgn | crash |%n|---|---|---|---|---|---|%n%s",
        group.title(), said(group.sentence()), rows);
  }

  private static String said(String sentence) {
    String text = sentence.replace("; a group of `PyKdumpAPI`", "");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String row(Name name, String key) {
    String others = name.forms() == 1 ? "" : " +" + (name.forms() - 1);
    String elsewhere =
        counterparts.getOrDefault(key, List.of("", "", "")).stream()
            .map(text -> text.isEmpty() ? " |" : " `" + text + "` |")
            .collect(Collectors.joining());
    return String.format(
        "| `%s` | `%s`%s | %s |%s%n",
        key, name.signature(), others, name.sentence().replace("|", "\\|"), elsewhere);
  }
}
