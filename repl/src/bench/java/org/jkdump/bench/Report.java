// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.artwork.Table;

/** Writes the measurements as Markdown. */
public final class Report {
  private static final List<String> TOOLS = List.of("jkdump", "drgn", "crash");

  private Report() {}

  /**
   * Usage: Report QUESTIONS DIRECTORY. A line of the questions has a key, a unit and a text; the
   * directory holds the results.
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    Results results = Results.read(directory.resolve("results.tsv"));
    for (String line : Files.readAllLines(directory.resolve("header"))) {
      System.out.println("- " + line);
    }
    System.out.println();
    System.out.println(compared(Files.readAllLines(Path.of(args[0])), results).markdown());
    results.disagreements().forEach(text -> System.out.println("\n**" + text + "**"));
    Path parts = directory.resolve("parts.csv");
    if (Files.exists(parts)) {
      System.out.println("\nInside one JVM (JMH, average of one call):\n");
      System.out.println(parts(Files.readAllLines(parts)).markdown());
    }
  }

  private static Table compared(List<String> questions, Results results) {
    String[] columns = {"what", "jkdump", "drgn", "crash", "drgn/jkdump", "crash/jkdump", "n"};
    Table table = Table.of(columns);
    for (String line : questions) {
      String[] question = line.split("\t");
      String key = question[0];
      if (TOOLS.stream().anyMatch(tool -> results.count(tool, key) > 0)) {
        table.row(row(question[2], key, Unit.of(question[1]), results));
      }
    }
    return table.right(List.of(columns).subList(1, columns.length).toArray(String[]::new));
  }

  private static Object[] row(String what, String key, Unit unit, Results results) {
    Stream<String> medians = TOOLS.stream().map(tool -> unit.text(results.median(tool, key)));
    Stream<String> ratios =
        Stream.of("drgn", "crash")
            .map(tool -> Unit.ratio(results.median(tool, key) / results.median("jkdump", key)));
    String counts =
        TOOLS.stream()
            .map(tool -> Integer.toString(results.count(tool, key)))
            .collect(Collectors.joining(" / "));
    return Stream.of(Stream.of(what), medians, ratios, Stream.of(counts))
        .flatMap(cells -> cells)
        .toArray();
  }

  // The columns of JMH: Benchmark, Mode, Threads, Samples, Score, Score Error (99.9%), Unit.
  private static Table parts(List<String> lines) {
    Table table = Table.of("what", "time", "± (99.9 %)");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").split(",");
      double scale = cells[6].startsWith("ns") ? 1e-9 : 1e-6;
      String name = cells[0].replaceFirst("^.*\\.(\\w+)Benchmark\\.", "$1: ");
      table.row(name, seconds(cells[4], scale), seconds(cells[5], scale));
    }
    return table.right("time", "± (99.9 %)");
  }

  private static String seconds(String number, double scale) {
    return Unit.SECONDS.text(Double.parseDouble(number) * scale);
  }
}
