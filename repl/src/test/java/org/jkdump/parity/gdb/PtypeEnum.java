// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.target.TargetException;
import org.jkdump.type.EnumType.Enumerator;

/** Reads the enumerators that GDB prints in braces: {@code {A, B = 10, C}}. */
final class PtypeEnum {
  private static final Pattern ITEM = Pattern.compile("\\s*([\\w$]+)\\s*(?:=\\s*(-?\\d+))?\\s*");

  private PtypeEnum() {}

  /** Returns the enumerators; one without a value is one more than the enumerator before it. */
  static List<Enumerator> enumerators(String body) {
    String inner = body.substring(body.indexOf('{') + 1, body.lastIndexOf('}'));
    List<Enumerator> all = new ArrayList<>();
    long next = 0;
    for (String item : inner.isBlank() ? new String[0] : inner.split(",")) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        throw new TargetException("can't read GDB's enumerator '" + item.strip() + "'");
      }
      long value = matcher.group(2) == null ? next : number(matcher.group(2));
      all.add(new Enumerator(matcher.group(1), value));
      next = value + 1;
    }
    return all;
  }

  private static long number(String digits) {
    try {
      return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      throw new TargetException("GDB's enumerator has the value " + digits, e);
    }
  }

  /** Returns whether an enumerator is negative. */
  static boolean isSigned(String body) {
    return body.contains("= -");
  }
}
