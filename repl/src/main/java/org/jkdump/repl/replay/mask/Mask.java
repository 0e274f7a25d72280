// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for what differs from dump to dump. It is applied to each line by itself.
 *
 * @param pattern what is masked
 * @param replacement what is shown instead, with references to groups as in {@link
 *     Matcher#appendReplacement}; of a numbered mask the name
 * @param numbered whether equal texts get equal numbers: {@code <addr 1>}
 */
public record Mask(Pattern pattern, String replacement, boolean numbered) {
  static final String ADDRESS = "addr";

  static Mask numbered(String name, Pattern pattern) {
    return new Mask(pattern, name, true);
  }

  static Mask plain(String name, Pattern pattern) {
    return new Mask(pattern, Matcher.quoteReplacement("<" + name + ">"), false);
  }

  String apply(String line, Labels labels) {
    Matcher matcher = pattern.matcher(line);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        matcher.appendReplacement(masked, numbered ? label(matcher.group(), labels) : replacement);
      }
    }
    return matcher.appendTail(masked).toString();
  }

  private String label(String text, Labels labels) {
    String key = replacement.equals(ADDRESS) ? AddressLabels.key(text) : text;
    return "<" + replacement + " " + labels.number(replacement, key) + ">";
  }
}
