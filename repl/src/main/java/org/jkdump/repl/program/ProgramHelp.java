// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.session.GlobalOptions;
import org.jkdump.target.TargetException;

/**
 * Help of a saved snippet: the comment at its beginning.
 *
 * @param summary its first sentence, or an empty text
 * @param text all of it
 */
public record ProgramHelp(String summary, String text) {
  private static final Set<String> ASKING = Set.of("--help", "-h");
  private static final String LICENSE = "SPDX-License-Identifier:";

  /**
   * The help of a program.
   *
   * @throws TargetException if the file can't be read
   */
  public static ProgramHelp of(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new TargetException(file + " can't be read as a saved snippet: " + e, e);
    }
  }

  static ProgramHelp of(String source) {
    List<String> lines =
        source
            .lines()
            .takeWhile(line -> line.startsWith("//"))
            .map(line -> line.substring(2))
            .filter(line -> !line.contains(LICENSE))
            .map(line -> line.startsWith(" ") ? line.substring(1) : line)
            .toList();
    String text = String.join("\n", lines).strip();
    String paragraph =
        text.lines().takeWhile(line -> !line.isBlank()).collect(Collectors.joining(" "));
    int end = paragraph.indexOf(". ");
    return new ProgramHelp(end < 0 ? paragraph : paragraph.substring(0, end + 1), text);
  }

  /** Whether arguments ask for help rather than for a run. */
  public static boolean isAsked(List<String> arguments) {
    return Stream.ofNullable(arguments.isEmpty() ? null : arguments.get(0))
        .anyMatch(ASKING::contains);
  }

  /** The help page. */
  public String page(String name) {
    String own = text.isEmpty() ? name + " has no comment that says what it does" : text;
    return own + "\n\nEvery program takes these as well:\n" + GlobalOptions.help();
  }
}
