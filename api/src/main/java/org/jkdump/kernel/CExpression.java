// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.type.PathException;

/**
 * Parses a C access expression: a global variable with members and indices behind it, {@code *},
 * {@code &} and casts in front, parentheses. They bind as in C.
 */
final class CExpression {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern NUMBER = Pattern.compile("0[xX]\\p{XDigit}+|\\d+");
  private static final Pattern FIRST_MEMBER =
      Pattern.compile("\\s*(?:->|\\.)\\s*([A-Za-z_$][\\w$]*)");
  private static final Pattern STEPS =
      Pattern.compile("(?:\\s*(?:->|\\.)\\s*[\\w$]*|\\s*\\[[^\\]]*\\]?)+");
  // A name in parentheses is a cast only where something follows that it can be applied to.
  private static final Pattern CAST =
      Pattern.compile("\\(\\s*([A-Za-z_][\\w\\s]*[\\s*]*)\\)\\s*(?=[\\w$(*&])");
  private final String text;
  private int at;

  private CExpression(String text) {
    this.text = text;
  }

  /** Parses it, or says with a {@link PathException} where it can't go on. */
  static CNode parse(String text) {
    CExpression parser = new CExpression(text);
    CNode whole = parser.prefixed();
    parser.skipBlanks();
    if (parser.at < text.length()) {
      throw parser.expected("'.', '->' or '['");
    }
    return whole;
  }

  private CNode prefixed() {
    skipBlanks();
    int begin = at;
    if (take('*')) {
      return new CNode.Dereference(prefixed(), text, begin);
    }
    if (take('&')) {
      return new CNode.Address(prefixed());
    }
    Matcher cast = match(CAST);
    return cast != null ? new CNode.Cast(cast.group(1).strip(), prefixed()) : postfixed();
  }

  private CNode postfixed() {
    CNode base = primary();
    // A struct knows its fields by paths without a separator in front.
    Matcher member = match(FIRST_MEMBER);
    int begin = member == null ? at : member.start(1);
    match(STEPS);
    return begin == at ? base : new CNode.Path(base, text.substring(begin, at), text, begin);
  }

  private CNode primary() {
    if (take('(')) {
      CNode inner = prefixed();
      skipBlanks();
      if (!take(')')) {
        throw expected("')'");
      }
      return inner;
    }
    Matcher name = match(NAME);
    return name != null ? new CNode.Name(name.group()) : number();
  }

  private CNode number() {
    int begin = at;
    Matcher number = match(NUMBER);
    if (number == null) {
      throw expected("the name of a global variable");
    }
    try {
      String digits = number.group();
      boolean hex = digits.length() > 1 && Character.toLowerCase(digits.charAt(1)) == 'x';
      return new CNode.Number(Long.parseUnsignedLong(digits.substring(hex ? 2 : 0), hex ? 16 : 10));
    } catch (NumberFormatException e) {
      throw new PathException(text, begin, "a number of more than 64 bits");
    }
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private PathException expected(String what) {
    return new PathException(text, at, what + " is expected here");
  }
}
