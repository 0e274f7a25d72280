// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.repl.replay.mask.Mask;

/**
 * Gives masked texts of a new run the numbers that the recording has in the same places. A number
 * stays once it is given, so that equal addresses must be equal again, and different ones
 * different; but a new address does not shift the numbers behind it.
 */
final class Relabelling {
  private final Map<String, String> recorded = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Pattern label;

  Relabelling(List<Mask> masks) {
    List<String> names =
        masks.stream().filter(Mask::numbered).map(Mask::replacement).distinct().toList();
    String any = names.isEmpty() ? "(?!)" : String.join("|", names);
    label = Pattern.compile("<(" + any + ") (\\d+)>");
  }

  /** The new lines with the numbers of the recorded lines. */
  List<String> apply(List<String> old, List<String> now) {
    List<String> oldShapes = shapes(old);
    List<String> nowShapes = shapes(now);
    Pairing.walk(
        oldShapes,
        nowShapes,
        (o, n) -> {
          if (o >= 0 && n >= 0 && oldShapes.get(o).equals(nowShapes.get(n))) {
            learn(old.get(o), now.get(n));
          }
        });
    return now.stream().map(this::renamed).toList();
  }

  private void learn(String old, String now) {
    Matcher was = label.matcher(old);
    Matcher is = label.matcher(now);
    while (was.find() && is.find()) {
      if (!recorded.containsKey(is.group()) && taken.add(was.group())) {
        recorded.put(is.group(), was.group());
      }
    }
  }

  private String renamed(String line) {
    return label
        .matcher(line)
        .replaceAll(
            found -> {
              String fresh = "<" + found.group(1) + " new " + found.group(2) + ">";
              return recorded.getOrDefault(found.group(), fresh);
            });
  }

  private List<String> shapes(List<String> lines) {
    List<String> shapes = new ArrayList<>();
    lines.forEach(line -> shapes.add(label.matcher(line).replaceAll("<$1>")));
    return shapes;
  }
}
