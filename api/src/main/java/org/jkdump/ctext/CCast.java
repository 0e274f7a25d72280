// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;

/** A cast in a constant expression, such as {@code (__force gfp_t)} or {@code (unsigned char)}. */
final class CCast {
  private CCast() {}

  /**
   * Takes a cast.
   *
   * @return the type name, or null with nothing taken
   */
  static String accept(Tokens tokens, NameLookup names) {
    return isType(tokens.peek(1), names) ? tokens.cast(CCast::isOperand) : null;
  }

  /** A value as the type takes it; an unknown type or a pointer leaves it as it is. */
  static CNumber apply(String name, CNumber value) {
    Declaration type = Declaration.typeName(name);
    long bits = value.value();
    return switch (type.shapes().isEmpty() ? type.base().name() : "") {
      case "char", "signed char", "s8", "__s8", "int8_t" -> CNumber.of((byte) bits);
      case "unsigned char", "u8", "__u8", "uint8_t" -> CNumber.of(bits & 0xff);
      case "short int", "s16", "__s16", "int16_t" -> CNumber.of((short) bits);
      case "short unsigned int", "u16", "__u16", "uint16_t" -> CNumber.of(bits & 0xffff);
      case "int", "s32", "__s32", "int32_t" -> new CNumber(bits, false, false);
      case "unsigned int", "u32", "__u32", "uint", "uint32_t" -> new CNumber(bits, false, true);
      case "long int", "long long int", "s64", "__s64", "int64_t" -> new CNumber(bits, true, false);
      case "long unsigned int", "long long unsigned int", "u64", "__u64", "uint64_t" ->
          new CNumber(bits, true, true);
      default -> value;
    };
  }

  // The kernel writes constants in capitals: (NAME) - 1 is a subtraction, known or not.
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
