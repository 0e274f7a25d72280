// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.cdecl.CTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Constant expressions, as a compiler on a 64-bit machine evaluates them, and texts that are none.
 */
class CTextTest {
  private static long value(String expression) {
    return new CDefine("#define SEVEN 7\n#define X " + expression).get("X");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "42; 42",
        "010; 8",
        "0x1F; 31",
        "0b101; 5",
        "1UL; 1",
        "0xffffffffffffffffULL; -1",
        "-1; -1",
        "(1<<3); 8",
        "1 << 31; -2147483648",
        "1U << 31; 2147483648",
        "1UL << 63; -9223372036854775808",
        "~0; -1",
        "~0U; 4294967295",
        "0x80000000; 2147483648",
        "2147483648; 2147483648",
        "-2147483648; -2147483648",
        "2 + 3 * 4 - 10 / 3 % 2; 13",
        "(2 + 3) * 4; 20",
        "-7 / 2; -3",
        "-7 % 3; -1",
        "-1 / 2U; 2147483647",
        "-8 >> 1; -4",
        "0xF0 & 0x3C | 1 ^ 3; 50",
        "0x10 | 0x20 & ~0x20; 16",
        "1 << 2 + 1; 8",
        "SEVEN & ~1; 6",
        "'A'; 65",
        "'\\n'; 10",
        "'\\0'; 0",
        "'\\x7f'; 127",
        "'\\377'; -1",
        "'\\''; 39",
        "SEVEN > 3 ? 10 : 20; 10",
        "0 ? 1 : 0 ? 2 : 3; 3",
        "1 ? 5 : 1 / 0; 5",
        "0 && 1 / 0; 0",
        "-1 < 0U; 0",
        "!SEVEN || 2 == 2; 1",
        "BIT(4) | BIT_ULL(40); 1099511627792",
        "((__force gfp_t)0x20u); 32",
        "(u8)~0; 255",
        "(unsigned long)-1 >> 60; 15",
        "(int)0xffffffff; -1",
        "(SEVEN) - 1; 6",
        "/* of the */ 3 // comment; 3"
      })
  void expressions(String expression, long expected) {
    assertEquals(expected, value(expression), expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 / 0; division by zero",
        "5 % (3 - 3); division by zero",
        "1 << 99; a number of 32 bits can't be shifted by 99",
        "1 << 40; write 1UL or 1ULL",
        "1UL << 64; a number of 64 bits can't be shifted by 64",
        "1 << -1; can't be shifted by -1",
        "SEVN; unknown name 'SEVN'; did you mean 'SEVEN'?",
        "(NOTHING) - 1; unknown name 'NOTHING'",
        "get(1); 'get' is no constant",
        "(1; ')' is expected here, not the end",
        "1 +; a number is expected here, not the end",
        "1 2; an operator is expected here, not '2'",
        "08; '08' is no integer",
        "1.5; '1.5' is no integer",
        "12abc; '12abc' is no integer",
        "0x1ffffffffffffffff; is no integer of 64 bits or less",
        "X; 'X' is defined by itself",
        "1 ? 2; ':' is expected here"
      })
  void whatIsNoConstantSaysWhy(String expression, String why) {
    CTextException e = assertThrows(CTextException.class, () -> value(expression));
    assertTrue(e.getMessage().startsWith("line 2: "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aCaretShowsThePlace() {
    CTextException e =
        assertThrows(CTextException.class, () -> new CDefine("#define A 1\n#define\tB (A << 99)"));
    assertEquals(2, e.line());
    assertEquals(
        "line 2: a number of 32 bits can't be shifted by 99\n"
            + "  #define B (A << 99)\n"
            + "               ^",
        e.getMessage());
  }

  @Test
  void aCommentWithoutAnEnd() {
    CTextException e =
        assertThrows(CTextException.class, () -> new CEnum("enum {\n A, /* and so\n B }"));
    assertEquals("line 2: this comment has no end\n   A, /* and so\n      ^", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "~", "-", "1?", "(int)", "!", "1+("})
  void whatIsNestedTooDeepIsAnErrorNotTheEndOfTheStack(String opening) {
    String text = "#define X " + opening.repeat(10_000) + "1" + ")".repeat(10_000);
    CTextException e = assertThrows(CTextException.class, () -> new CDefine(text));
    assertTrue(e.getMessage().contains("nested more than 200 levels deep"), e.getMessage());
    assertTrue(e.getMessage().length() < 300, "a short excerpt only: " + e.getMessage().length());
  }

  @Test
  void aChainOfDefinitionsEndsWell() {
    StringBuilder up = new StringBuilder("#define N0 0\n");
    StringBuilder down = new StringBuilder();
    for (int i = 1; i < 10_000; i++) {
      up.append(String.format("#define N%d (N%d + 1)%n", i, i - 1));
      down.append(String.format("#define N%d (N%d + 1)%n", i, i + 1));
    }
    assertEquals(9_999, new CDefine(up.toString()).get("N9999"));
    CTextException e =
        assertThrows(CTextException.class, () -> new CDefine(down + "#define N10000 0"));
    assertTrue(e.getMessage().contains("nested more than 50 levels deep"), e.getMessage());
  }

  @Test
  void longTextsAreReadInNoTime() {
    String sum = "1" + " + 1".repeat(100_000);
    assertEquals(100_001, new CDefine("#define X " + sum).get("X"));
    String blanks = " ".repeat(100_000);
    assertEquals(1, new CDefine("#define X " + blanks + "1" + blanks).get("X"));
  }
}
