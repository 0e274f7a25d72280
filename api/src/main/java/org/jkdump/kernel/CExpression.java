// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.Literal;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;
import org.jkdump.type.PathException;
import org.jkdump.type.PathStep;

/**
 * Parses a C access expression: a global variable with members and indices, {@code *}, {@code &}
 * and casts in front, parentheses. They bind as in C.
 */
final class CExpression {
  private final String text;
  private final Tokens tokens;

  private CExpression(String text) {
    this.text = text;
    this.tokens = Tokens.of(text, PathException::new);
  }

  /**
   * Parses an expression.
   *
   * @throws PathException if the text is none
   */
  static CNode parse(String text) {
    CExpression parser = new CExpression(text);
    CNode whole = parser.prefixed();
    if (!parser.tokens.atEnd()) {
      throw parser.expected("'.', '->' or '['");
    }
    return whole;
  }

  private CNode prefixed() {
    return tokens.nested(this::readPrefixed);
  }

  private CNode readPrefixed() {
    Token first = tokens.peek();
    if (tokens.accept("*")) {
      return new CNode.Dereference(prefixed(), text, first.at());
    }
    if (tokens.accept("&")) {
      return new CNode.Address(prefixed());
    }
    String cast = tokens.cast(CExpression::isOperand);
    return cast != null ? new CNode.Cast(cast, prefixed()) : postfixed();
  }

  private static boolean isOperand(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER -> true;
      default -> token.is("(") || token.is("*") || token.is("&");
    };
  }

  private CNode postfixed() {
    CNode base = primary();
    if (!PathStep.isNext(tokens)) {
      return base;
    }
    // A struct knows its fields by paths without a separator in front.
    PathStep step = PathStep.take(tokens);
    int begin = step.at();
    while (PathStep.isNext(tokens)) {
      step = PathStep.take(tokens);
    }
    return new CNode.Path(base, text.substring(begin, step.end()), text, begin);
  }

  private CNode primary() {
    if (tokens.accept("(")) {
      CNode inner = prefixed();
      if (!tokens.accept(")")) {
        throw expected("')'");
      }
      return inner;
    }
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> new CNode.Name(tokens.take().text());
      case NUMBER -> number(tokens.take());
      default -> throw expected("the name of a global variable");
    };
  }

  private CNode number(Token token) {
    CNumber number = Literal.number(token.text());
    if (number == null) {
      throw tokens.error(token, token.shown() + " is no integer of 64 bits or less");
    }
    return new CNode.Number(number.value());
  }

  private RuntimeException expected(String what) {
    return tokens.error(tokens.peek(), what + " is expected here");
  }
}
