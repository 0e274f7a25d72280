// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8PiecesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void piecesGiveTheWholeTextThoughCharactersAreCutInTwo(int length) {
    byte[] bytes = "aä€\ud83d\ude00z\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("aä€\ud83d\ude00z\n", text(bytes, length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void malformedBytesAreReplacedAsInTheWholeText(int length) {
    byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xe2, (byte) 0x82, 'c', (byte) 0xe2, (byte) 0x82};
    assertEquals(new String(bytes, StandardCharsets.UTF_8), text(bytes, length));
  }

  private static String text(byte[] bytes, int length) {
    Utf8Pieces pieces = new Utf8Pieces();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += length) {
      text.append(pieces.add(bytes, i, Math.min(length, bytes.length - i)));
    }
    return text.append(pieces.end()).toString();
  }
}
