// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import org.jkdump.target.Facts;

/**
 * Numbers in a machine's byte order and width.
 *
 * @param bigEndian the machine's byte order
 * @param longSize bytes of a C long
 */
public record MachineNumbers(boolean bigEndian, int longSize) {
  public static MachineNumbers of(Facts facts) {
    return new MachineNumbers(facts.bigEndian(), facts.longSize());
  }

  /** Returns the low bytes of a number, without a sign. */
  public static long unsigned(long value, int bytes) {
    return bytes >= 8 ? value : value & (1L << bytes * 8) - 1;
  }

  /** Returns the bits of a C long as a signed number. */
  public long signedLong(long value) {
    return Bytes.signExtend(value, longSize * 8);
  }

  /** Converts between a little-endian number and the machine's own byte order. */
  public long little(long value, int bytes) {
    return swapped(value, bytes, bigEndian);
  }

  /** Converts between a big-endian number and the machine's own byte order. */
  public long big(long value, int bytes) {
    return swapped(value, bytes, !bigEndian);
  }

  /** Returns the number in 1 to 8 bytes. */
  public long number(byte[] bytes, boolean signed) {
    return numbers(bytes, signed, 1)[0];
  }

  /** Returns the {@code n} numbers of an array that fills the bytes. */
  public long[] numbers(byte[] bytes, boolean signed, int n) {
    int width = n <= 0 ? 0 : bytes.length / n;
    if (width == 0 || width > 8 || width * n != bytes.length) {
      String what = n == 1 ? "no number: 1 to 8 are" : "no array of " + n + " numbers";
      throw new IllegalArgumentException(bytes.length + " bytes are " + what);
    }
    long[] numbers = new long[n];
    for (int i = 0; i < n; i++) {
      long value = Bytes.unsigned(bytes, i * width, width, bigEndian);
      numbers[i] = signed ? Bytes.signExtend(value, width * 8) : value;
    }
    return numbers;
  }

  private static long swapped(long value, int bytes, boolean differs) {
    long low = unsigned(value, bytes);
    return differs ? Long.reverseBytes(low) >>> 64 - bytes * 8 : low;
  }
}
