// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, number or sign of a C declaration.
 *
 * @param at where in the text it stands
 */
record CToken(String text, int at) {
  // A word may be the name of a type that C can't name: the second of two with one tag ("twin#2"),
  // or one without a tag ("page:8->union").
  private static final String UNNAMED =
      "(?:(?::\\d+(?:/\\w+)?)?->(?:struct|union|enum)\\b(?:#\\d{1,4})?)";
  private static final Pattern TOKEN =
      Pattern.compile(
          "[A-Za-z_$][\\w$]*(?:#\\d{1,4})?" + UNNAMED + "*|\\d\\w*|\\.\\.\\.|[*()\\[\\],:]");

  static List<CToken> split(String text) {
    List<CToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '{') {
        int end = closing(text, at);
        tokens.add(new CToken(text.substring(at, end), at));
        at = end;
      } else if (matcher.region(at, text.length()).lookingAt()) {
        tokens.add(new CToken(matcher.group(), at));
        at = matcher.end();
      } else {
        throw new TypeSyntaxException(text, at, "no C type contains this");
      }
    }
    return tokens;
  }

  boolean isWord() {
    return Character.isJavaIdentifierStart(text.charAt(0));
  }

  boolean isBody() {
    return text.startsWith("{");
  }

  private static int closing(String text, int from) {
    int depth = 0;
    for (int at = from; at < text.length(); at++) {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    throw new TypeSyntaxException(text, from, "a '}' is missing");
  }
}
