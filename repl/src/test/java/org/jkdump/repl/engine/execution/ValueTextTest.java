// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueTextTest {
  @Test
  void eachKindHasItsForm() {
    assertEquals("null", ValueText.of(null));
    assertEquals("\"a\"", ValueText.of("a"));
    assertEquals("'a'", ValueText.of('a'));
    assertEquals("7", ValueText.of(7));
    assertEquals("[1, 2]", ValueText.of(new int[] {1, 2}));
    assertEquals("[[a], null]", ValueText.of(new String[][] {{"a"}, null}));
  }

  @Test
  void manyLinesBeginOnALineOfTheirOwn() {
    assertEquals("\na\nb", ValueText.of("a\nb"));
    assertEquals("\na\nb", ValueText.of(new StringBuilder("a\nb")));
  }

  @Test
  void aLongLineIsCutAndSaysSo() {
    String shown = ValueText.shortened("x".repeat(5000));
    assertTrue(shown.endsWith("x... (5000 characters; print it for all)"), shown);
    assertEquals("\n" + "x".repeat(5000), ValueText.shortened("\n" + "x".repeat(5000)));
  }
}
