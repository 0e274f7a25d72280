// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.Literal;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;
import org.jkdump.type.Nearest;

/**
 * Evaluates a constant expression of C. Casts to integers count, other casts change nothing. The
 * kernel's {@code BIT(n)}, {@code UL(n)} and their variants are known.
 */
final class ConstantExpression {
  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("|", 3),
          Map.entry("^", 4),
          Map.entry("&", 5),
          Map.entry("==", 6),
          Map.entry("!=", 6),
          Map.entry("<", 7),
          Map.entry("<=", 7),
          Map.entry(">", 7),
          Map.entry(">=", 7),
          Map.entry("<<", 8),
          Map.entry(">>", 8),
          Map.entry("+", 9),
          Map.entry("-", 9),
          Map.entry("*", 10),
          Map.entry("/", 10),
          Map.entry("%", 10));
  // Kernel: include/vdso/bits.h, include/uapi/linux/const.h; all of them make 64 bits there.
  private static final Set<String> BIT = Set.of("BIT", "BIT_ULL", "_BITUL", "_BITULL");
  private static final Set<String> WIDE = Set.of("UL", "ULL", "_UL", "_ULL");

  private final Tokens tokens;
  private final NameLookup names;
  // Depth of branches that C doesn't take: nothing is calculated there, so nothing can fail.
  private int untaken;

  private ConstantExpression(Tokens tokens, NameLookup names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** Takes the expression that comes next. */
  static CNumber read(Tokens tokens, NameLookup names) {
    return new ConstantExpression(tokens, names).conditional();
  }

  private CNumber conditional() {
    return tokens.nested(this::readConditional);
  }

  private CNumber readConditional() {
    CNumber condition = binary(1);
    if (!tokens.accept("?")) {
      return condition;
    }
    CNumber yes = branch(condition.isTrue(), this::conditional);
    tokens.expect(":");
    CNumber no = branch(!condition.isTrue(), this::conditional);
    return condition.isTrue() ? yes : no;
  }

  private CNumber binary(int least) {
    CNumber left = unary();
    while (true) {
      Token operator = tokens.peek();
      int precedence = precedence(operator);
      if (precedence < least) {
        return left;
      }
      tokens.take();
      CNumber so = left;
      boolean taken = !isDecided(operator.text(), so);
      CNumber right = branch(taken, () -> binary(precedence + 1));
      left = combine(operator, so, right);
    }
  }

  private static int precedence(Token token) {
    return token.kind() == Token.Kind.SIGN ? PRECEDENCE.getOrDefault(token.text(), 0) : 0;
  }

  private static boolean isDecided(String operator, CNumber left) {
    return operator.equals("&&") && !left.isTrue() || operator.equals("||") && left.isTrue();
  }

  private CNumber combine(Token operator, CNumber left, CNumber right) {
    if (operator.is("&&") || operator.is("||")) {
      boolean both = left.isTrue() && right.isTrue();
      boolean any = left.isTrue() || right.isTrue();
      return (operator.is("&&") ? both : any) ? CNumber.ONE : CNumber.ZERO;
    }
    return calculate(operator, () -> left.apply(operator.text(), right));
  }

  private CNumber calculate(Token at, Supplier<CNumber> calculation) {
    try {
      return untaken > 0 ? CNumber.ZERO : calculation.get();
    } catch (ArithmeticException e) {
      throw tokens.error(at, e.getMessage());
    }
  }

  private CNumber branch(boolean taken, Supplier<CNumber> reader) {
    untaken += taken ? 0 : 1;
    try {
      return reader.get();
    } finally {
      untaken -= taken ? 0 : 1;
    }
  }

  private CNumber unary() {
    return tokens.nested(this::readUnary);
  }

  private CNumber readUnary() {
    if (tokens.accept("-")) {
      return unary().negated();
    }
    if (tokens.accept("~")) {
      return unary().inverted();
    }
    if (tokens.accept("!")) {
      return unary().isTrue() ? CNumber.ZERO : CNumber.ONE;
    }
    return tokens.accept("+") ? unary() : primary();
  }

  private CNumber primary() {
    if (tokens.peek().is("(")) {
      return parenthesised();
    }
    Token token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> constant(token, Literal.number(token.text()), "integer of 64 bits or less");
      case CHAR -> constant(token, Literal.character(token.text()), "character");
      case NAME -> name(token);
      default -> throw tokens.error(token, "a number is expected here, not " + token.shown());
    };
  }

  private CNumber constant(Token token, CNumber value, String what) {
    if (value == null) {
      throw tokens.error(token, token.shown() + " is no " + what);
    }
    return value;
  }

  private CNumber parenthesised() {
    String cast = CCast.accept(tokens, names);
    if (cast != null) {
      return CCast.apply(cast, unary());
    }
    tokens.expect("(");
    CNumber value = conditional();
    tokens.expect(")");
    return value;
  }

  private CNumber name(Token token) {
    CNumber value = names.value(token.text());
    if (value != null) {
      return value;
    }
    if (!tokens.peek().is("(")) {
      String hint = Nearest.hint(token.text(), names.all());
      throw tokens.error(token, "unknown name '" + token.text() + "'" + hint);
    }
    return call(token);
  }

  private CNumber call(Token name) {
    boolean bit = BIT.contains(name.text());
    if (!bit && !WIDE.contains(name.text())) {
      throw tokens.error(name, "'" + name.text() + "' is no constant: what it calls isn't known");
    }
    tokens.expect("(");
    CNumber argument = conditional();
    tokens.expect(")");
    CNumber one = new CNumber(bit ? 1 : argument.value(), true, true);
    return bit ? calculate(name, () -> one.apply("<<", argument)) : one;
  }
}
