// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import org.jkdump.kernel.Value;
import org.jkdump.memory.Bytes;
import org.jkdump.memory.MachineNumbers;

/**
 * Numbers: the names that convert numbers as the dump's CPU does; a group of {@link PyKdumpAPI}.
 * Arguments and results are the bits of a number, regardless of the sign of the Java type.
 */
public abstract class NumberNames extends ProgramNames {
  NumberNames() {}

  /** The signed C {@code long} with these bits. */
  public static long sLong(long value) {
    return numbers().signedLong(value);
  }

  /** The signed number in the low {@code bits} bits. */
  public static long sLong(long value, int bits) {
    return Bytes.signExtend(value, bits);
  }

  /** The unsigned C {@code int} with these bits. */
  public static long uInt(long value) {
    return MachineNumbers.unsigned(value, kernel().facts().intSize());
  }

  /** The unsigned C {@code long} with these bits. */
  public static BigInteger uLong(long value) {
    return unsigned64(MachineNumbers.unsigned(value, kernel().facts().longSize()));
  }

  /** The unsigned number in the low 16 bits. */
  public static int unsigned16(long value) {
    return (int) (value & 0xffff);
  }

  /** The unsigned number in the low 32 bits. */
  public static long unsigned32(long value) {
    return value & 0xffff_ffffL;
  }

  /** The unsigned number in all 64 bits. */
  public static BigInteger unsigned64(long value) {
    return Value.unsigned(value);
  }

  /** A {@code __le16} as a number. */
  public static int le16ToCpu(long value) {
    return (int) numbers().little(value, 2);
  }

  /** A {@code __le32} as a number. */
  public static long le32ToCpu(long value) {
    return numbers().little(value, 4);
  }

  /** A {@code __le64} as a number. */
  public static long le64ToCpu(long value) {
    return numbers().little(value, 8);
  }

  /** A {@code __be16} as a number. */
  public static int be16ToCpu(long value) {
    return (int) numbers().big(value, 2);
  }

  /** A {@code __be32} as a number. */
  public static long be32ToCpu(long value) {
    return numbers().big(value, 4);
  }

  /** A {@code __be64} as a number. */
  public static long be64ToCpu(long value) {
    return numbers().big(value, 8);
  }

  /** A number as a {@code __le16}. */
  public static int cpuToLe16(long value) {
    return le16ToCpu(value);
  }

  /** A number as a {@code __le32}. */
  public static long cpuToLe32(long value) {
    return le32ToCpu(value);
  }

  /** A number as a {@code __be16}. */
  public static int cpuToBe16(long value) {
    return be16ToCpu(value);
  }

  /** A number as a {@code __be32}. */
  public static long cpuToBe32(long value) {
    return be32ToCpu(value);
  }

  /** The unsigned number that up to 8 bytes of the dump's memory hold. */
  public static long mem2long(byte[] bytes) {
    return mem2long(bytes, false);
  }

  /** The number that up to 8 bytes of the dump's memory hold. */
  public static long mem2long(byte[] bytes, boolean signed) {
    return numbers().number(bytes, signed);
  }

  /** The numbers in an array of {@code n} that fills the bytes. */
  public static long[] mem2long(byte[] bytes, boolean signed, int n) {
    return numbers().numbers(bytes, signed, n);
  }

  private static MachineNumbers numbers() {
    return MachineNumbers.of(kernel().facts());
  }
}
