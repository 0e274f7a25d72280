// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one of the bundled programs printed on the dump, in parts under their headings. */
final class Bundled {
  /** One for all runs of this JVM, so that what is cached there is made once. */
  private static final Path DIRECTORY = Scratch.directory();

  private final String out;

  private Bundled(String out) {
    this.out = out;
  }

  /** Runs a program by its name; it must end well and say nothing but its text. */
  static Bundled run(Endpoint endpoint, String name, String... args) {
    Run run = launch(endpoint, name, args);
    assertEquals("", run.err().replaceAll("making the classes of .*\n", ""));
    assertEquals(0, run.status(), run.out());
    return new Bundled(run.out());
  }

  /** What a program says that must fail. */
  static String refused(Endpoint endpoint, String name, String... args) {
    Run run = launch(endpoint, name, args);
    assertEquals(1, run.status(), run.out() + run.err());
    return run.err();
  }

  private static Run launch(Endpoint endpoint, String name, String... args) {
    List<String> line = new ArrayList<>(List.of("replay", name, "--attach", endpoint.socket()));
    line.add("--");
    line.addAll(List.of(args));
    return Run.jkdump(new Surroundings(DIRECTORY), line.toArray(String[]::new));
  }

  /** All of it. */
  String out() {
    return out;
  }

  /** The text under a heading, up to the next. */
  String part(String heading) {
    Pattern box =
        Pattern.compile("(?s)│ " + Pattern.quote(heading) + "[^\n]* │\n└[^\n]*\n(.*?)(?=\n┌|$)");
    Matcher part = box.matcher(out);
    assertTrue(part.find(), "no part '" + heading + "' in:\n" + out);
    return part.group(1);
  }

  /** The lines of a part, their blanks made one. */
  List<String> lines(String heading) {
    return part(heading).lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  /** What follows a fact's name in a table of facts. */
  String fact(String heading, String name) {
    return lines(heading).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in:\n" + part(heading)));
  }

  /** The warnings and errors of the summary at the end. */
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
