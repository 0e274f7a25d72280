// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts C text into tokens; blanks, comments and continued lines are dropped. */
public final class Lexer {
  private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\f\\x0B\\r]|\\\\\\r?\\n)++");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*+");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\w.]*+");
  private static final Pattern CHAR = Pattern.compile("'(?:[^'\\\\\\n]|\\\\.)++'");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"");
  private static final Pattern SIGN =
      Pattern.compile("<<|>>|<=|>=|==|!=|&&|\\|\\||->|\\.\\.\\.|##|.", Pattern.DOTALL);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean first = true;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens, with one of kind END behind them. */
  public static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
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
      throw new CTextException(text, at, "this comment has no end");
    }
    at = end + 2;
  }

  // A lone quote is a sign: it may stand in a line that nobody evaluates, as in "#error don't".
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
