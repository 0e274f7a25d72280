// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tokens that are read one after another. */
public final class Tokens {
  // Deeper than any header's parentheses and structs, and far from the end of the stack.
  private static final int MAX_DEPTH = 200;

  private final String text;
  private final List<Token> tokens;
  private int next;
  private int depth;

  /**
   * @param tokens the last one of kind END
   */
  public Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** The text's tokens without the preprocessor's lines. */
  public static Tokens withoutDirectives(String text) {
    List<Token> kept = new ArrayList<>();
    boolean directive = false;
    for (Token token : Lexer.tokens(text)) {
      directive = token.first() ? token.is("#") : directive;
      if (!directive || token.kind() == Token.Kind.END) {
        kept.add(token);
      }
    }
    return new Tokens(text, kept);
  }

  public Token peek() {
    return tokens.get(next);
  }

  /** The token {@code ahead} places behind the next one. */
  public Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  public Token take() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  public boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Takes the next token if it is this sign. */
  public boolean accept(String sign) {
    boolean found = peek().is(sign);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes the next token if it is this name. */
  public boolean acceptName(String name) {
    boolean found = peek().isName(name);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes a sign that must come next. */
  public void expect(String sign) {
    if (!accept(sign)) {
      throw error(peek(), "'" + sign + "' is expected here, not " + peek().shown());
    }
  }

  /** Takes a name that must come next. */
  public Token expectName(String what) {
    if (!peek().isName()) {
      throw error(peek(), what + " is expected here, not " + peek().shown());
    }
    return take();
  }

  /** Skips what stands in the parentheses that open next. */
  void skipParentheses() {
    Token open = peek();
    int level = 0;
    do {
      Token token = take();
      level += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.kind() == Token.Kind.END) {
        throw error(open, "this '(' is never closed");
      }
    } while (level > 0);
  }

  /** Does something that may nest, so deep and no deeper. */
  public <T> T nested(Supplier<T> reader) {
    if (depth == MAX_DEPTH) {
      throw error(peek(), "nested more than " + MAX_DEPTH + " levels deep");
    }
    depth++;
    try {
      return reader.get();
    } finally {
      depth--;
    }
  }

  public CTextException error(Token at, String why) {
    return new CTextException(text, at.at(), why);
  }
}
