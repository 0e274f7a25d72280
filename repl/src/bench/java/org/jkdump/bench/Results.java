// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All samples. A line of a results file has a tool, a key and a number. A key that begins with
 * {@code =} names an answer, which must be the same for all tools.
 */
final class Results {
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> answers = new TreeMap<>();

  static Results read(Path file) throws IOException {
    Results results = new Results();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t");
      results.add(cells[0], cells[1], cells[2]);
    }
    return results;
  }

  /**
   * Returns the median of the samples; for an even number the mean of the two middle ones; NaN
   * without samples.
   */
  double median(String tool, String key) {
    List<Double> sorted = samples(tool, key).stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  int count(String tool, String key) {
    return samples(tool, key).size();
  }

  /** Returns a sentence for each question with different answers. */
  List<String> disagreements() {
    List<String> found = new ArrayList<>();
    answers.forEach(
        (key, byTool) -> {
          if (byTool.values().stream().distinct().count() > 1) {
            found.add("The answers to '" + key + "' differ: " + byTool);
          }
        });
    return found;
  }

  private void add(String tool, String key, String value) {
    if (key.startsWith("=")) {
      answers.computeIfAbsent(key.substring(1), k -> new TreeMap<>()).put(tool, value);
    } else {
      samples.computeIfAbsent(tool + " " + key, k -> new ArrayList<>()).add(Double.valueOf(value));
    }
  }

  private List<Double> samples(String tool, String key) {
    return samples.getOrDefault(tool + " " + key, List.of());
  }
}
