// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads C's constants: numbers of four bases with their suffixes, and characters. */
public final class Literal {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:0[xX](?<hex>\\p{XDigit}+)|0[bB](?<bin>[01]+)|0(?<oct>[0-7]*)|(?<dec>[1-9]\\d*))"
              + "(?<suffix>[uU]?(?:l|L|ll|LL)?|(?:l|L|ll|LL)[uU])");

  private Literal() {}

  /** The value of a number as C types it, or null if it is no integer. */
  public static CNumber number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    BigInteger value = value(matcher);
    String suffix = matcher.group("suffix").toLowerCase(Locale.ROOT);
    boolean decimal = matcher.group("dec") != null;
    return value.bitLength() > 64 ? null : typed(value, suffix, decimal);
  }

  // The first type that holds it; a decimal one without u is unsigned only if no other type holds
  // it.
  private static CNumber typed(BigInteger value, String suffix, boolean decimal) {
    boolean unsigned = suffix.contains("u");
    int bits = value.bitLength();
    boolean wide = suffix.contains("l") || bits > (decimal && !unsigned ? 31 : 32);
    boolean high = bits == (wide ? 64 : 32);
    return new CNumber(value.longValue(), wide, unsigned || high);
  }

  private static BigInteger value(Matcher matcher) {
    if (matcher.group("hex") != null) {
      return new BigInteger(matcher.group("hex"), 16);
    }
    if (matcher.group("bin") != null) {
      return new BigInteger(matcher.group("bin"), 2);
    }
    if (matcher.group("dec") != null) {
      return new BigInteger(matcher.group("dec"));
    }
    return new BigInteger("0" + matcher.group("oct"), 8);
  }

  /** The value of a character constant in its quotes, or null if it is none. */
  public static CNumber character(String quoted) {
    String text = quoted.substring(1, quoted.length() - 1);
    long value = 0;
    int at = 0;
    int count = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '\\' ? endOfEscape(text, at) : at + 1;
      int code = end - at == 1 ? text.charAt(at) : escape(text.substring(at + 1, end));
      if (code < 0 || code > 255 || ++count > 4) {
        return null;
      }
      // As GCC packs several, the first one highest; a single one is a signed char.
      value = value << 8 | code;
      at = end;
    }
    return CNumber.of(count == 1 ? (byte) value : (int) value);
  }

  private static int endOfEscape(String text, int at) {
    Matcher digits = Pattern.compile("x\\p{XDigit}*|[0-7]{1,3}").matcher(text);
    return digits.region(at + 1, text.length()).lookingAt() ? digits.end() : at + 2;
  }

  private static int escape(String code) {
    int simple = "abtnvfr".indexOf(code.charAt(0));
    if (simple >= 0) {
      return 7 + simple;
    }
    if (code.charAt(0) == 'x') {
      return code.length() == 1 || code.length() > 3 ? -1 : Integer.parseInt(code.substring(1), 16);
    }
    if (Character.isDigit(code.charAt(0))) {
      return code.charAt(0) > '7' ? -1 : Integer.parseInt(code, 8);
    }
    return code.charAt(0) == 'e' ? 27 : "'\"\\?".contains(code) ? code.charAt(0) : -1;
  }
}
