// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts C text into tokens; drops blanks and comments, joins continued lines. */
final class Lexer {
  private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\f\\x0B\\r]|\\\\\\r?\\n)++");
  // jkdump's own names for types that C can't name: the second of two with one tag ("twin#2"), one
  // without a tag ("page:8->union").
  private static final String UNNAMED =
      "(?:(?::\\d+(?:/\\w+)?)?->(?:struct|union|enum)\\b(?:#\\d{1,4})?)";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_$][\\w$]*+(?:#\\d{1,4})?" + UNNAMED + "*+");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\w.]*+");
  private static final Pattern CHAR = Pattern.compile("'(?:[^'\\\\\\n]|\\\\.)++'");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"");
  private static final Pattern SIGN =
      Pattern.compile("<<|>>|<=|>=|==|!=|&&|\\|\\||->|\\.\\.\\.|##|.", Pattern.DOTALL);

  private final String text;
  private final Tokens.Errors errors;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean first = true;

  private Lexer(String text, Tokens.Errors errors) {
    this.text = text;
    this.errors = errors;
  }

  /** All tokens; the last one is of kind END. */
  static List<Token> tokens(String text, Tokens.Errors errors) {
    Lexer lexer = new Lexer(text, errors);
    while (lexer.at < text.length()) {
      lexer.step();
    }
    lexer.add(Token.Kind.END, "");
    return lexer.tokens;
  }

  private void step() {
    if (text.charAt(at) == '\n') {
      first = true;
      at++;
    } else if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (!skip(BLANK)) {
      token();
    }
  }

  private void comment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw errors.at(text, at, "this comment has no end");
    }
    at = end + 2;
  }

  // A lone quote is a sign: the preprocessor skips lines such as "#error don't".
  private void token() {
    boolean word = take(NAME, Token.Kind.NAME) || take(NUMBER, Token.Kind.NUMBER);
    if (!word && !take(CHAR, Token.Kind.CHAR) && !take(STRING, Token.Kind.STRING)) {
      take(SIGN, Token.Kind.SIGN);
    }
  }

  private boolean skip(Pattern pattern) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) {
      return false;
    }
    at = matcher.end();
    return true;
  }

  private boolean take(Pattern pattern, Token.Kind kind) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) {
      return false;
    }
    add(kind, matcher.group());
    return true;
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private void add(Token.Kind kind, String piece) {
    tokens.add(new Token(kind, piece, at, first));
    first = false;
    at += piece.length();
  }
}
