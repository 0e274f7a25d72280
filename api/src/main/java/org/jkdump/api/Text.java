// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as the kernel keeps it: bytes up to a NUL, of no certain encoding. */
final class Text {
  private Text() {}

  /** The text before the first NUL; where it is not UTF-8, bytes beyond ASCII are escaped. */
  static String decode(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    try {
      ByteBuffer text = ByteBuffer.wrap(bytes, 0, end);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      return escaped(bytes, end);
    }
  }

  /** As a C string literal. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      quoted.append(
          switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> Character.isISOControl(c) ? String.format("\\%03o", (int) c) : c;
          });
    }
    return quoted.append('"').toString();
  }

  private static String escaped(byte[] bytes, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i++) {
      int octet = bytes[i] & 0xff;
      text.append(octet < 0x80 ? String.valueOf((char) octet) : String.format("\\x%02x", octet));
    }
    return text.toString();
  }
}
