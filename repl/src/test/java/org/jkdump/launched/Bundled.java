// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Output of one of the bundled programs on the dump, in parts under their headings. */
final class Bundled {
  private final String out;

  private Bundled(String out) {
    this.out = out;
  }

  /** Runs a program by name at the prompt. It must end well and print nothing but its result. */
  static Bundled run(Terminal repl, String name, String... args) {
    String out = printed(repl, name, args);
    assertTrue(!out.startsWith(name + ": ") && !out.contains(name + ".jsh:"), out);
    return new Bundled(out);
  }

  /** Returns the output of a program that must fail. */
  static String refused(Terminal repl, String name, String... args) {
    return printed(repl, name, args);
  }

  private static String printed(Terminal repl, String name, String... args) {
    Path file = Scratch.directory().resolve("out");
    String words = Arrays.stream(args).map(a -> " '" + a + "'").collect(Collectors.joining());
    assertEquals("", repl.ask("/" + name + words + " > " + file));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the whole output. */
  String out() {
    return out;
  }

  /** Returns the text under a heading, up to the next heading. */
  String part(String heading) {
    Pattern box =
        Pattern.compile("(?s)│ " + Pattern.quote(heading) + "[^\n]* │\n└[^\n]*\n(.*?)(?=\n┌|$)");
    Matcher part = box.matcher(out);
    assertTrue(part.find(), "no part '" + heading + "' in:\n" + out);
    return part.group(1);
  }

  /** Returns the lines of a part, with each run of blanks made one blank. */
  List<String> lines(String heading) {
    return part(heading).lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  /** Returns the value after a fact's name in a table of facts. */
  String fact(String heading, String name) {
    return lines(heading).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in:\n" + part(heading)));
  }

  /** Returns the warnings and errors of the summary at the end. */
  List<String> warnings() {
    int at = out.indexOf("A Summary Of Problems Found");
    return at < 0
        ? List.of()
        : out.substring(at)
            .lines()
            .filter(line -> line.startsWith("    "))
            .map(String::strip)
            .toList();
  }
}
