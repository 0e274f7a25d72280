// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jkdump.artwork.Table;

/**
 * What an installation consists of: the list that the build made, {@code lib/contents.tsv}, as
 * tables. A line of it has its kind first: jkdump, commit, library, extension, program, runtime.
 */
final class Contents {
  private final Path home;
  private final List<List<String>> lines;

  private Contents(Path home, List<List<String>> lines) {
    this.home = home;
    this.lines = lines;
  }

  /**
   * Reads the list of an installation.
   *
   * @throws IOException where there is none, with what to do
   */
  static Contents of(Path home) throws IOException {
    Path file = home.resolve("lib/contents.tsv");
    try {
      return new Contents(home, Files.readAllLines(file).stream().map(Contents::cells).toList());
    } catch (NoSuchFileException e) {
      throw new IOException("the list of contents " + file + " is missing: run make", e);
    }
  }

  /** The tables, one kind after the other. */
  String text() {
    return String.format("commit %s%n", commit())
        + table("library", "LIBRARY", "LICENSE", "HOME PAGE")
        + table("extension", "EXTENSION FOR", "PROTOCOL")
        + table("program", "PROGRAM", "WHAT IT SHOWS")
        + table("runtime", "RUNTIME MODULE", "VERSION");
  }

  /** Whether there is a build of the extension for that version of crash. */
  boolean hasExtensionFor(String crash) {
    return of("extension").stream().anyMatch(line -> line.get(0).equals("crash " + crash));
  }

  private String commit() {
    List<String> words = of("commit").stream().findFirst().orElse(List.of("unknown"));
    return words.get(0)
        + words.stream().skip(1).limit(1).map(" of "::concat).findFirst().orElse("")
        + words.stream().skip(2).map(s -> ", " + s).findFirst().orElse("");
  }

  private String table(String kind, String... columns) {
    Table table = Table.of(columns).left(columns);
    for (List<String> line : of(kind)) {
      List<String> row = new ArrayList<>(line);
      while (row.size() < columns.length) {
        row.add("");
      }
      table.row(row.stream().map(cell -> kind.equals("library") ? found(cell) : cell).toArray());
    }
    return table.size() == 0 ? "" : String.format("%n%s%n", table);
  }

  private String found(String cell) {
    boolean missing = cell.endsWith(".jar") && !Files.exists(home.resolve("lib").resolve(cell));
    return missing ? cell + " (missing)" : cell;
  }

  private List<List<String>> of(String kind) {
    return lines.stream()
        .filter(line -> line.get(0).equals(kind))
        .map(line -> line.subList(1, line.size()))
        .toList();
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t"));
  }
}
