// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** Table of PyKdump's features, row by row, made from the tests and their results. */
final class ParityTable {
  static final int ROWS = 64;
  private static final String HEAD =
      """
      # Features of PyKdump, and the tests that show them in jkdump
      Made by `make test-matrix` from the tests of `org.jkdump.parity` and their results; a test compares it with them.
      A state names the kernels on whose dumps all tests of the row passed the last time.

      | row | what | test | oracle | state |
      |---|---|---|---|---|
      """;

  private final Map<Integer, List<Class<?>>> tests = new TreeMap<>();
  private final Map<Integer, String[]> pending = new TreeMap<>();

  ParityTable() {
    try (Stream<Path> files = Files.list(classes())) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("Row\\d\\d\\w*Test\\.class"))
          .sorted()
          .map(ParityTable::load)
          .collect(Collectors.groupingBy(ParityTable::row))
          .forEach(tests::put);
      lines("pending.tsv").forEach(line -> pending.put(Integer.valueOf(line[0]), line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows that have a test. */
  Map<Integer, List<Class<?>>> tests() {
    return tests;
  }

  /** Returns the rows that have no test yet: number, feature, reason. */
  Map<Integer, String[]> pending() {
    return pending;
  }

  /** Returns the whole page. */
  String text(Results results) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int row = 1; row <= ROWS; row++) {
      text.append(line(row, results)).append('\n');
    }
    return text.toString();
  }

  private String line(int row, Results results) {
    List<Class<?>> classes = tests.get(row);
    if (classes == null) {
      String[] missing = pending.getOrDefault(row, new String[] {"", "", ""});
      return String.format("| %d | %s | | | %s |", row, cell(missing[1]), cell(missing[2]));
    }
    String what = classes.stream().map(ParityTable::what).distinct().collect(joined());
    String names = classes.stream().map(Class::getSimpleName).collect(joined());
    String oracle = classes.stream().map(c -> oracle(c).value()).distinct().collect(joined());
    String gaps =
        classes.stream()
            .map(c -> oracle(c).untested())
            .filter(gap -> !gap.isEmpty())
            .map(gap -> "; untested: " + gap)
            .collect(Collectors.joining());
    String state = results.of(classes) + gaps;
    return String.format(
        "| %d | %s | %s | %s | %s |", row, cell(what), names, cell(oracle), cell(state));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("; ");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static int row(Class<?> test) {
    return Integer.parseInt(test.getSimpleName().substring(3, 5));
  }

  private static String what(Class<?> test) {
    DisplayName name = test.getAnnotation(DisplayName.class);
    String text = name == null ? "" : name.value();
    String begin = "row " + row(test) + ": ";
    if (!text.startsWith(begin)) {
      throw new AssertionError(test.getName() + " lacks @DisplayName(\"" + begin + "...\")");
    }
    return text.substring(begin.length());
  }

  private static Oracle oracle(Class<?> test) {
    Oracle oracle = test.getAnnotation(Oracle.class);
    if (oracle == null) {
      throw new AssertionError(test.getName() + " lacks @Oracle: who else says what it expects?");
    }
    return oracle;
  }

  private static Path classes() {
    try {
      return Path.of(ParityTable.class.getResource("ParityTable.class").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName("org.jkdump.parity." + file.replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String[]> lines(String resource) throws IOException {
    try (InputStream in = ParityTable.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\t")).toList();
    }
  }

  /** Results of a row's tests. */
  interface Results {
    /** Returns the last cell of a row. */
    String of(List<Class<?>> tests);
  }
}
