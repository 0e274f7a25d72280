// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jkdump.target.TargetException;

/** The tokens of C text, taken one after another. */
public final class Tokens {
  // Deeper than any header's parentheses and structs, and far from the end of the stack.
  private static final int MAX_DEPTH = 200;

  /** Makes the error of one kind of text. */
  @FunctionalInterface
  public interface Errors {
    /**
     * @param at index of the offending character
     */
    TargetException at(String text, int at, String why);
  }

  private final String text;
  private final List<Token> tokens;
  private final Errors errors;
  private int next;
  private int depth;

  private Tokens(String text, List<Token> tokens, Errors errors, int depth) {
    this.text = text;
    this.tokens = tokens;
    this.errors = errors;
    this.depth = depth;
  }

  /** The tokens of a text. */
  public static Tokens of(String text, Errors errors) {
    return new Tokens(text, Lexer.tokens(text, errors), errors, 0);
  }

  /** The tokens of a header's text, without the preprocessor's lines. */
  public static Tokens withoutDirectives(String text) {
    Tokens all = of(text, CTextException::new);
    List<Token> kept = new ArrayList<>();
    boolean directive = false;
    for (Token token : all.tokens) {
      directive = token.first() ? token.is("#") : directive;
      if (!directive || token.kind() == Token.Kind.END) {
        kept.add(token);
      }
    }
    return all.within(kept);
  }

  /** Some of these tokens alone, as deep as the next one lies. */
  public Tokens within(List<Token> some) {
    List<Token> ended = new ArrayList<>(some);
    Token last = some.get(some.size() - 1);
    if (last.kind() != Token.Kind.END) {
      ended.add(new Token(Token.Kind.END, "", last.end(), false));
    }
    return new Tokens(text, ended, errors, depth);
  }

  /** The tokens of each line, lines that a backslash joins as one. */
  public List<List<Token>> lines() {
    List<List<Token>> lines = new ArrayList<>();
    for (Token token : tokens) {
      if (token.first() || lines.isEmpty()) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(token);
    }
    return lines;
  }

  public Token peek() {
    return tokens.get(next);
  }

  /** The token {@code ahead} places after the next one. */
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
      throw expected("'" + sign + "'");
    }
  }

  /** Takes a name that must come next. */
  public Token expectName(String what) {
    if (!peek().isName()) {
      throw expected(what);
    }
    return take();
  }

  /** Takes a number of at most 63 bits that must come next. */
  public long number() {
    Long number = acceptNumber();
    if (number == null) {
      throw expected("a number");
    }
    return number;
  }

  /** Takes the next token if it is a number of at most 63 bits; null if not. */
  public Long acceptNumber() {
    CNumber number = peek().kind() == Token.Kind.NUMBER ? Literal.number(peek().text()) : null;
    if (number == null || number.value() < 0) {
      return null;
    }
    take();
    return number.value();
  }

  /** Takes the tokens from a sign that opens next to the one that closes it, both included. */
  List<Token> group(String open, String close) {
    int begin = next;
    int level = 0;
    do {
      Token token = take();
      level += token.is(open) ? 1 : token.is(close) ? -1 : 0;
      if (token.kind() == Token.Kind.END) {
        throw error(tokens.get(begin), "this '" + open + "' is never closed");
      }
    } while (level > 0);
    return tokens.subList(begin, next);
  }

  /**
   * Takes a cast: a type name in parentheses before an operand.
   *
   * @return the type name; null, with nothing taken, if no cast comes next
   */
  public String cast(Predicate<Token> isOperand) {
    int begin = next;
    String type = peek().is("(") && peek(1).isName() ? typeInParentheses() : null;
    if (type == null || !isOperand.test(peek())) {
      next = begin;
      return null;
    }
    return type;
  }

  private String typeInParentheses() {
    Token open = take();
    try {
      new DeclarationParser(this, Tokens::number).typeName();
      String type = text.substring(open.end(), peek().at()).strip();
      return accept(")") ? type : null;
    } catch (TargetException e) {
      return null;
    }
  }

  /** Runs a reader that may nest, up to a depth that no stack fears. */
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

  /** The error that the next token is not the expected one. */
  public TargetException expected(String what) {
    return error(peek(), what + " is expected here, not " + peek().shown());
  }

  public TargetException error(Token at, String why) {
    return errors.at(text, at.at(), why);
  }
}
