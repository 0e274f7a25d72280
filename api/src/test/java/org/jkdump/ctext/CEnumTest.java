// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.CTextException;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CEnumTest {
  // Kernel: include/linux/pid.h
  private static final String PID_TYPE =
      """
      enum pid_type {
      \tPIDTYPE_PID,
      \tPIDTYPE_TGID,
      \tPIDTYPE_PGID,
      \tPIDTYPE_SID,
      \tPIDTYPE_MAX,
      };
      """;

  @Test
  void aBlockOfAHeader() {
    CEnum pids = new CEnum(PID_TYPE);
    assertEquals("pid_type", pids.tag());
    assertEquals(2, pids.getByName("PIDTYPE_PGID"));
    assertEquals("PIDTYPE_SID", pids.getName(3));
    assertNull(pids.getName(9));
    assertEquals(5, pids.size());
    assertEquals("PIDTYPE_MAX", pids.getAllNames().get(4));
    assertEquals(
        "enum pid_type {PIDTYPE_PID = 0, PIDTYPE_TGID = 1, PIDTYPE_PGID = 2, PIDTYPE_SID = 3,"
            + " PIDTYPE_MAX = 4}",
        pids.toString());
  }

  @Test
  void shiftsExpressionsEarlierNamesCommentsAndDirectives() {
    CEnum flags =
        new CEnum(
            """
            /* Flags of a thing */
            typedef enum {
              F_A = (1 << 3),   // eight
              F_B,              /* one more,
                                   over two lines */
            #ifdef CONFIG_C
              F_C = F_A | F_B,
            #endif
              F_LOW = -2, F_NEXT,
              F_CHAR __attribute__((unused)) = 'a',
              F_HUGE = 1ULL << 40,
              F_AGAIN = F_A
            } flags_t;
            """);
    assertEquals(
        List.of(8L, 9L, 9L, -2L, -1L, 97L, 1L << 40, 8L), List.copyOf(flags.asMap().values()));
    assertEquals("F_A", flags.getName(8), "the first name of a value");
  }

  @Test
  void aBareListAndAnEmptyOne() {
    assertEquals(Map.of("A", 0L, "B", 5L, "C", 6L), new CEnum("A, B = 5, C").asMap());
    assertEquals(0, new CEnum("enum none {}").size());
    assertEquals(0, new CEnum("").size());
  }

  @Test
  void namesOfDefinitions() {
    CDefine known = new CDefine("#define FIRST 0x10");
    assertEquals(17, new CEnum("enum { A = FIRST, B }", known).getByName("B"));
  }

  @Test
  void countingBeyondAnInt() {
    assertEquals(1L << 31, new CEnum("{ A = 0x7fffffff, B }").getByName("B"));
    assertEquals(0, new CEnum("{ A = -1, B }").getByName("B"));
  }

  @Test
  void anUnknownNameSuggestsANeighbour() {
    TargetException e =
        assertThrows(TargetException.class, () -> new CEnum(PID_TYPE).getByName("PIDTYPE_PIG"));
    assertTrue(
        e.getMessage().startsWith("no enumerator 'PIDTYPE_PIG' in the text; did you mean '"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "enum x { A, B; this '{' is never closed",
        "enum x { A B }; ',' or '}' is expected here",
        "enum x { 1 }; an enumerator's name is expected here, not '1'",
        "enum x { A, A }; 'A' stands here for the second time",
        "enum x { A = B, B }; unknown name 'B'",
        "enum x { A = }; a number is expected here, not '}'",
        "struct x { int a }; ',' or the end of the enum is expected here",
        "enum x { A } = 3; ',' or the end of the enum is expected here"
      })
  void whatIsNoEnumSaysWhy(String text, String why) {
    CTextException e = assertThrows(CTextException.class, () -> new CEnum(text));
    assertTrue(e.getMessage().startsWith("line 1: " + why), e.getMessage());
  }
}
