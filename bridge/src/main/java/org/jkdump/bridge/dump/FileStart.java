// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** First 4 KiB of a file, or all of a shorter one. */
record FileStart(byte[] bytes) {
  private static final int SIZE = 4096;

  static FileStart of(Source file) throws IOException {
    return new FileStart(file.read(0, SIZE));
  }

  /** Whether these bytes, ISO 8859-1, lie at an offset. */
  boolean has(int offset, String wanted) {
    byte[] expected = wanted.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= offset + expected.length
        && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
  }

  /** A byte, or 0 beyond the end. */
  int u8(int at) {
    return at < bytes.length ? bytes[at] & 0xff : 0;
  }

  /** A little-endian number of 16 bits, or 0 beyond the end. */
  int u16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  boolean isElf() {
    return has(0, "\177ELF");
  }

  /** Whether this is an ELF core, 64-bit and little-endian. */
  boolean isElfCore() {
    return isElf() && u8(4) == 2 && u8(5) == 1 && u16(16) == 4;
  }

  /** Whether this begins like text and has no control characters. */
  boolean isText() {
    if (u8(0) == 0 || u8(0) > '~') {
      return false;
    }
    for (byte each : bytes) {
      if (each >= 0 && each < ' ' && "\n\r\t\33".indexOf(each) < 0) {
        return false;
      }
    }
    return true;
  }
}
