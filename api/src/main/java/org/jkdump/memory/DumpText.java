// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jkdump.target.ControlText;

/**
 * Text in kernel memory: bytes up to a NUL, in no certain encoding. Bytes that are not UTF-8, and
 * characters that begin an escape sequence, are escaped.
 */
public final class DumpText {
  // Characters that are decoded at once; two at least, for what lies beyond 16 bits.
  private static final int PIECE = 1024;

  private DumpText() {}

  /** The text before the first NUL. */
  public static String decode(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return decode(bytes, 0, end);
  }

  /** The text of some bytes, NULs included. */
  public static String decode(byte[] bytes, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      ascii &= bytes[i] >= 0;
    }
    return ControlText.escaped(
        ascii
            ? new String(bytes, from, to - from, StandardCharsets.US_ASCII)
            : decoded(ByteBuffer.wrap(bytes, from, to - from)));
  }

  /** The C string literal of a text. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      quote(text.charAt(i), quoted);
    }
    return quoted.append('"').toString();
  }

  private static void quote(char c, StringBuilder quoted) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (Character.isISOControl(c)) {
          octets(c, quoted);
        } else {
          quoted.append(c);
        }
      }
    }
  }

  private static void octets(char c, StringBuilder quoted) {
    for (byte octet : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
      quoted.append(String.format("\\%03o", octet & 0xff));
    }
  }

  private static String decoded(ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    StringBuilder text = new StringBuilder(bytes.remaining());
    CharBuffer chars = CharBuffer.allocate(PIECE);
    while (bytes.hasRemaining()) {
      CoderResult result = decoder.decode(bytes, chars, true);
      text.append(chars.flip());
      chars.clear();
      for (int bad = result.isMalformed() ? result.length() : 0; bad > 0; bad--) {
        text.append("\\x").append(HexFormat.of().toHexDigits(bytes.get()));
      }
    }
    return text.toString();
  }
}
