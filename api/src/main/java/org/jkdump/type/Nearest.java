// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Suggests known names for a misspelled one. */
public final class Nearest {
  private static final int SUGGESTIONS = 3;

  private Nearest() {}

  /** A text such as {@code ; did you mean 'comm'?}, or an empty one. */
  public static String hint(String wrong, Collection<String> known) {
    List<String> best = to(wrong, known);
    return best.isEmpty()
        ? ""
        : best.stream().collect(Collectors.joining("', '", "; did you mean '", "'?"));
  }

  /** The nearest names, best first; none that differ in more than a third of their letters. */
  public static List<String> to(String wrong, Collection<String> known) {
    int limit = Math.max(1, (wrong.length() + 1) / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - wrong.length()) <= limit)
        .map(name -> new Candidate(name, distance(wrong, name, limit)))
        .filter(c -> c.distance <= limit)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SUGGESTIONS)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {}

  // Levenshtein distance, given up as soon as it must exceed the limit.
  private static int distance(String a, String b, int limit) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      int least = row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return least;
      }
    }
    return row[b.length()];
  }
}
