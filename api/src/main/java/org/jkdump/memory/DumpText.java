// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text as the kernel keeps it: bytes up to a NUL, in no fixed encoding. */
public final class DumpText {
  private DumpText() {}

  /** Returns the text before the first NUL; bytes that are not UTF-8 are escaped. */
  public static String decode(byte[] bytes) {
    int end = 0;
    boolean ascii = true;
    while (end < bytes.length && bytes[end] != 0) {
      ascii &= bytes[end++] > 0;
    }
    return ascii
        ? new String(bytes, 0, end, StandardCharsets.US_ASCII)
        : decoded(ByteBuffer.wrap(bytes, 0, end));
  }

  /** Formats a text as a C string literal. */
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
    StringBuilder text = new StringBuilder();
    while (bytes.hasRemaining()) {
      CharBuffer chars = CharBuffer.allocate(bytes.remaining());
      CoderResult result = decoder.decode(bytes, chars, true);
      text.append(chars.flip());
      decoder.reset();
      int bad = result.isMalformed() ? result.length() : 0;
      for (int i = 0; i < bad; i++) {
        text.append(String.format("\\x%02x", bytes.get() & 0xff));
      }
    }
    return text.toString();
  }
}
