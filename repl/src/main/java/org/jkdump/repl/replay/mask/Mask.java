// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.function.ToIntBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replacement of a text that differs from dump to dump; applied to each line by itself.
 *
 * @param pattern of the masked text
 * @param replacement text shown instead, with references to groups as in {@link
 *     Matcher#appendReplacement}; the name of a numbered mask
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

  /**
   * The line with masks in place of its matches.
   *
   * @param numbers gives the number of a text among those of a mask's name
   */
  String apply(String line, ToIntBiFunction<String, String> numbers) {
    Matcher matcher = pattern.matcher(line);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        matcher.appendReplacement(masked, numbered ? label(matcher.group(), numbers) : replacement);
      }
    }
    return matcher.appendTail(masked).toString();
  }

  private String label(String text, ToIntBiFunction<String, String> numbers) {
    String key = replacement.equals(ADDRESS) ? AddressLabels.key(text) : text;
    return "<" + replacement + " " + numbers.applyAsInt(replacement, key) + ">";
  }
}
