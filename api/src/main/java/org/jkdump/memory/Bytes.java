// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Reads integers of any width and byte order from a byte array. */
public final class Bytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  /**
   * Returns the unsigned integer at an offset.
   *
   * @param width bytes, 1 to 8
   */
  public static long unsigned(byte[] data, int offset, int width, boolean bigEndian) {
    return switch (width) {
      case 1 -> data[offset] & 0xffL;
      case 2 -> u16(data, offset, bigEndian);
      case 4 -> u32(data, offset, bigEndian);
      case 8 -> u64(data, offset, bigEndian);
      default -> odd(data, offset, width, bigEndian);
    };
  }

  /** Returns all bytes as one unsigned number of any width. */
  public static BigInteger big(byte[] data, boolean bigEndian) {
    return new BigInteger(1, ordered(data, bigEndian));
  }

  /** Returns all bytes as one signed number of any width. */
  public static BigInteger bigSigned(byte[] data, boolean bigEndian) {
    return new BigInteger(ordered(data, bigEndian));
  }

  private static byte[] ordered(byte[] data, boolean bigEndian) {
    byte[] ordered = data.clone();
    for (int i = 0; !bigEndian && i < data.length; i++) {
      ordered[i] = data[data.length - 1 - i];
    }
    return ordered;
  }

  /**
   * Returns the low {@code bits} bits of a number, extended with the sign of the highest of them.
   */
  public static long signExtend(long value, int bits) {
    return bits >= 64 ? value : value << (64 - bits) >> (64 - bits);
  }

  private static long u16(byte[] data, int offset, boolean bigEndian) {
    short value = (short) SHORT.get(data, offset);
    return (bigEndian ? Short.reverseBytes(value) : value) & 0xffffL;
  }

  private static long u32(byte[] data, int offset, boolean bigEndian) {
    int value = (int) INT.get(data, offset);
    return (bigEndian ? Integer.reverseBytes(value) : value) & 0xffffffffL;
  }

  private static long u64(byte[] data, int offset, boolean bigEndian) {
    long value = (long) LONG.get(data, offset);
    return bigEndian ? Long.reverseBytes(value) : value;
  }

  private static long odd(byte[] data, int offset, int width, boolean bigEndian) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      int at = bigEndian ? offset + i : offset + width - 1 - i;
      value = value << 8 | data[at] & 0xff;
    }
    return value;
  }
}
