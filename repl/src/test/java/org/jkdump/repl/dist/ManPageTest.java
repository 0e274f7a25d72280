// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jkdump.repl.cli.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@DisplayName("the manual page has")
class ManPageTest {
  private static final Pattern HEAD = Pattern.compile("(?m)^\\.TP\n\\.\\w+ (-.*)$");
  private static final Pattern OPTION = Pattern.compile("--?\\w+(-\\w+)*=?");

  private final CommandLine jkdump = new CommandLine(Main.class);
  private final Map<String, String> sections = sections();

  @Test
  @DisplayName("a synopsis of each command")
  void commands() {
    for (String name : shown().keySet()) {
      assertTrue(sections.get("SYNOPSIS").contains("\n.B " + name + "\n"), name);
    }
  }

  @Test
  @DisplayName("all options of each command, and no others")
  void options() {
    shown()
        .forEach(
            (name, command) -> {
              String dump = names(command).contains("--attach=") ? "Dump" : "All commands";
              assertEquals(names(command), described(name, dump, "All commands"), name);
            });
  }

  @Test
  @DisplayName("the environment variables of the user")
  void environment() {
    for (String name :
        new String[] {"VMLINUX", "VMCORE", "SOCKET", "ENGINE", "CRASH", "PATH", "CACHE"}) {
      assertTrue(sections.get("ENVIRONMENT").contains("JKDUMP_" + name), name);
    }
  }

  /** Commands that are not hidden, by the words that a user types. */
  private Map<String, CommandLine> shown() {
    Map<String, CommandLine> shown = new TreeMap<>(Map.of("jkdump", jkdump));
    jkdump.getSubcommands().forEach((name, command) -> shown.put("jkdump " + name, command));
    shown.values().removeIf(command -> command.getCommandSpec().usageMessage().hidden());
    return shown;
  }

  /** Names of a command's options; one with a parameter ends in an equals sign. */
  private static TreeSet<String> names(CommandLine command) {
    TreeSet<String> names = new TreeSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String each : option.names()) {
        names.add(option.arity().max() == 0 ? each : each + "=");
      }
    }
    return names;
  }

  private TreeSet<String> described(String... titles) {
    TreeSet<String> names = new TreeSet<>();
    for (String title : titles) {
      HEAD.matcher(sections.getOrDefault(title, ""))
          .results()
          .flatMap(head -> OPTION.matcher(head.group(1)).results())
          .forEach(option -> names.add(option.group()));
    }
    return names;
  }

  /** Sections and subsections by their titles. */
  private static Map<String, String> sections() {
    Path page = Path.of(System.getProperty("jkdump.project"), "repl/packaging/jkdump.1");
    Map<String, String> sections = new TreeMap<>();
    try {
      for (String part : Files.readString(page).replace("\\-", "-").split("(?m)^\\.S[HS] ")) {
        sections.put(part.lines().findFirst().orElse(""), part);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return sections;
  }
}
