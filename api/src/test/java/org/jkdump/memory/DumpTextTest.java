// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DumpTextTest {
  private static String decode(String bytes) {
    return DumpText.decode(bytes.getBytes(ISO_8859_1));
  }

  @Test
  void charactersThatBeginAnEscapeSequenceAreEscaped() {
    assertEquals("\\x1b[31mred\u0007", decode("\u001b[31mred\u0007"));
    assertEquals("\\x9b2J \\u202e", DumpText.decode("\u009b2J \u202e".getBytes(UTF_8)));
    assertEquals("a\n\tb", decode("a\n\tb"));
  }

  @Test
  void bytesThatAreNotUtf8AreEscaped() {
    assertEquals("plain", decode("plain\0rest"));
    assertEquals("a\\xff\\xfeb\\xe2\\x82", decode("a\u00ff\u00feb\u00e2\u0082"));
    assertEquals("\\xc0\\x80", decode("\u00c0\u0080\0x"));
  }

  @Test
  void aRangeKeepsItsNuls() {
    byte[] bytes = "\0a\0\u00e4".getBytes(UTF_8);
    assertEquals("a\0\u00e4", DumpText.decode(bytes, 1, bytes.length));
  }

  @Test
  void longTextsOfAnyKindAreWhole() {
    String text = "x" + "\ud83d\ude00\u20ac\u00e4".repeat(5000);
    assertEquals(text, DumpText.decode(text.getBytes(UTF_8)));
  }

  @Test
  void aMegabyteOfBadBytesTakesNoTime() {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, (byte) 0xff);
    assertTimeout(
        Duration.ofSeconds(5), () -> assertEquals(4 << 20, DumpText.decode(bytes).length()));
  }
}
