// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;

/** A cast in an expression, such as {@code (__force gfp_t)} or {@code (unsigned char)}. */
final class CCast {
  private static final Set<String> SIGNED_INT = Set.of("int", "s32", "__s32", "int32_t");
  private static final Set<String> UNSIGNED_INT =
      Set.of("u32", "__u32", "uint", "uint32_t", "unsigned", "unsigned int");

  private CCast() {}

  /**
   * Takes a cast's type and its closing parenthesis, if what follows the open one is a cast: names
   * without a value and stars, and an operand behind them.
   *
   * @return the type, or null with nothing taken
   */
  static String accept(Tokens tokens, NameLookup names) {
    List<String> words = new ArrayList<>();
    int ahead = 0;
    while (isPart(tokens.peek(ahead), names, ahead)) {
      words.add(tokens.peek(ahead++).text());
    }
    if (ahead == 0 || !tokens.peek(ahead).is(")") || !isOperand(tokens.peek(ahead + 1))) {
      return null;
    }
    for (int i = 0; i <= ahead; i++) {
      tokens.take();
    }
    words.removeAll(List.of("__force", "const", "volatile"));
    return String.join(" ", words);
  }

  /** A value as the type takes it; types that aren't known leave it as it is. */
  static CNumber apply(String type, CNumber value) {
    long bits = value.value();
    return switch (type) {
      case "char", "signed char", "s8", "__s8", "int8_t" -> CNumber.of((byte) bits);
      case "unsigned char", "u8", "__u8", "uint8_t" -> CNumber.of(bits & 0xff);
      case "short", "s16", "__s16", "int16_t" -> CNumber.of((short) bits);
      case "unsigned short", "u16", "__u16", "uint16_t" -> CNumber.of(bits & 0xffff);
      case "long", "long long", "s64", "__s64", "int64_t" -> new CNumber(bits, true, false);
      case "unsigned long", "unsigned long long", "u64", "__u64", "uint64_t" ->
          new CNumber(bits, true, true);
      default -> toInt(type, value);
    };
  }

  private static CNumber toInt(String type, CNumber value) {
    boolean unsigned = UNSIGNED_INT.contains(type);
    boolean known = unsigned || SIGNED_INT.contains(type);
    return known ? new CNumber(value.value(), false, unsigned) : value;
  }

  private static boolean isPart(Token token, NameLookup names, int ahead) {
    return isType(token, names) || ahead > 0 && token.is("*");
  }

  // In capitals the kernel writes constants, so (NAME) - 1 is a subtraction, known or not.
  private static boolean isType(Token token, NameLookup names) {
    boolean small = token.isName() && token.text().chars().anyMatch(Character::isLowerCase);
    return small && names.value(token.text()) == null;
  }

  private static boolean isOperand(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER, CHAR -> true;
      case SIGN -> "(~!-+".contains(token.text());
      default -> false;
    };
  }
}
