// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.charset.StandardCharsets;

/**
 * Bytes with a byte order. A read beyond their end throws {@link IndexOutOfBoundsException}; the
 * reader of a whole unit or table turns it into an error that names the unit or table.
 */
public final class DataReader {
  private byte[] bytes;
  private int end;
  private final boolean big;

  public DataReader(byte[] bytes, boolean big) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.big = big;
  }

  /** Reads other bytes from now on: the next contents of a buffer that is used again. */
  public void use(byte[] buffer, int length) {
    bytes = buffer;
    end = length;
  }

  public byte[] buffer() {
    return bytes;
  }

  public int end() {
    return end;
  }

  public int u8(int at) {
    if (at >= end) {
      throw beyond(at);
    }
    return bytes[at] & 0xff;
  }

  /** Returns an unsigned number of 1 to 8 bytes. */
  public long number(int at, int size) {
    after(at, size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | bytes[big ? at + i : at + size - 1 - i] & 0xff;
    }
    return value;
  }

  /** Writes a number of 1 to 8 bytes; bits that don't fit are lost. */
  void put(int at, int size, long value) {
    after(at, size);
    for (int i = 0; i < size; i++) {
      bytes[big ? at + size - 1 - i : at + i] = (byte) (value >>> 8 * i);
    }
  }

  long signed(int at, int size) {
    int unused = 64 - 8 * size;
    return number(at, size) << unused >> unused;
  }

  public int u16(int at) {
    return (int) number(at, 2);
  }

  public int u32(int at) {
    after(at, 4);
    int a = bytes[at] & 0xff;
    int b = bytes[at + 1] & 0xff;
    int c = bytes[at + 2] & 0xff;
    int d = bytes[at + 3] & 0xff;
    return big ? a << 24 | b << 16 | c << 8 | d : d << 24 | c << 16 | b << 8 | a;
  }

  /** Returns the offset after {@code length} bytes. */
  public int after(int at, long length) {
    if (at < 0 || length < 0 || length > end - (long) at) {
      throw beyond(at);
    }
    return at + (int) length;
  }

  public int afterLeb(int at) {
    int next = at;
    while (u8(next++) >= 0x80) {
      if (next - at > 16) {
        throw new IndexOutOfBoundsException("a number without an end at " + at);
      }
    }
    return next;
  }

  /** Returns an unsigned LEB128 number; bits beyond 64 are lost. */
  public long uleb(int at) {
    int first = u8(at);
    return first < 0x80 ? first : leb(at, afterLeb(at));
  }

  public long sleb(int at) {
    int next = afterLeb(at);
    long value = leb(at, next);
    int bits = 7 * (next - at);
    return bits < 64 && (u8(next - 1) & 0x40) != 0 ? value | -1L << bits : value;
  }

  private long leb(int at, int next) {
    long value = 0;
    for (int i = next - 1; i >= at; i--) {
      value = value << 7 | bytes[i] & 0x7f;
    }
    return value;
  }

  public int afterText(int at) {
    int next = at;
    while (u8(next) != 0) {
      next++;
    }
    return next + 1;
  }

  public String text(int at) {
    int next = afterText(at);
    return new String(bytes, at, next - 1 - at, StandardCharsets.UTF_8);
  }

  private IndexOutOfBoundsException beyond(int at) {
    return new IndexOutOfBoundsException("byte " + at + " of " + end);
  }
}
