// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes comma-separated values as RFC 4180 defines them, but with {@code \n} as line end. */
final class Csv {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\n]|^ | $");

  private Csv() {}

  static String of(List<String> header, List<List<String>> rows) {
    return Stream.concat(Stream.of(header), rows.stream())
        .map(Csv::line)
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    Interruption.check();
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    String safe = escape(text);
    return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /**
   * Escapes control characters, colours included; newlines and tabs stay, because CSV can hold
   * them.
   */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .map(c -> c.equals("\n") || c.equals("\t") ? c : SafeText.escape(c))
        .forEach(out::append);
    return out.toString();
  }
}
