// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

/**
 * A C integer that has been promoted: {@code int}, {@code unsigned int}, {@code long} or {@code
 * unsigned long}, 32 and 64 bits wide.
 *
 * @param value extended to 64 bits by its sign
 */
public record CNumber(long value, boolean wide, boolean unsigned) {
  public static final CNumber ZERO = new CNumber(0, false, false);
  public static final CNumber ONE = new CNumber(1, false, false);

  public CNumber {
    value = wide ? value : unsigned ? Integer.toUnsignedLong((int) value) : (int) value;
  }

  /** The narrowest signed type that holds a value. */
  public static CNumber of(long value) {
    return new CNumber(value, value != (int) value, false);
  }

  public boolean isTrue() {
    return value != 0;
  }

  public CNumber negated() {
    return new CNumber(-value, wide, unsigned);
  }

  public CNumber inverted() {
    return new CNumber(~value, wide, unsigned);
  }

  /**
   * The result of a binary operator but {@code &&} and {@code ||}.
   *
   * @throws ArithmeticException if C gives no result; the message says why
   */
  public CNumber apply(String operator, CNumber right) {
    if (operator.equals("<<") || operator.equals(">>")) {
      return shift(operator, right.value);
    }
    CNumber a = common(right);
    CNumber b = right.common(this);
    return switch (operator) {
      case "+" -> a.like(a.value + b.value);
      case "-" -> a.like(a.value - b.value);
      case "*" -> a.like(a.value * b.value);
      case "/", "%" -> a.divide(operator, b);
      case "&" -> a.like(a.value & b.value);
      case "|" -> a.like(a.value | b.value);
      case "^" -> a.like(a.value ^ b.value);
      default -> a.compare(operator, b);
    };
  }

  // C's usual arithmetic conversions: the wider type wins, of equal widths the unsigned one.
  private CNumber common(CNumber other) {
    boolean toUnsigned = wide == other.wide ? unsigned || other.unsigned : wider(other).unsigned;
    return new CNumber(value, wide || other.wide, toUnsigned);
  }

  private CNumber wider(CNumber other) {
    return wide ? this : other;
  }

  private CNumber like(long result) {
    return new CNumber(result, wide, unsigned);
  }

  private CNumber shift(String operator, long by) {
    int width = wide ? 64 : 32;
    if (by < 0 || by >= width) {
      String hint = !wide && by >= 0 && by < 64 ? "; write 1UL or 1ULL for more" : "";
      throw new ArithmeticException(
          "a number of " + width + " bits can't be shifted by " + by + hint);
    }
    if (operator.equals("<<")) {
      return like(value << by);
    }
    return like(unsigned ? value >>> by : value >> by);
  }

  private CNumber divide(String operator, CNumber by) {
    if (by.value == 0) {
      throw new ArithmeticException("division by zero");
    }
    if (operator.equals("/")) {
      return like(unsigned ? Long.divideUnsigned(value, by.value) : value / by.value);
    }
    return like(unsigned ? Long.remainderUnsigned(value, by.value) : value % by.value);
  }

  private CNumber compare(String operator, CNumber with) {
    int order =
        unsigned ? Long.compareUnsigned(value, with.value) : Long.compare(value, with.value);
    boolean holds =
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          default -> throw new ArithmeticException("no operator " + operator);
        };
    return holds ? ONE : ZERO;
  }
}
