// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import org.jkdump.memory.Bytes;
import org.jkdump.type.CType;

/** An integer or a bit-field. */
public final class IntValue extends Value {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private final long value;
  private final boolean signed;

  IntValue(Kernel kernel, CType type, long address, long value, boolean signed) {
    super(kernel, type, address);
    this.value = value;
    this.signed = signed;
  }

  @Override
  public long num_() {
    return value;
  }

  @Override
  public BigInteger big_() {
    if (size_() > 8) {
      return wide();
    }
    BigInteger big = BigInteger.valueOf(value);
    return signed || value >= 0 ? big : big.add(TWO_64);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntValue that && big_().equals(that.big_());
  }

  @Override
  public int hashCode() {
    return big_().hashCode();
  }

  @Override
  public String toString() {
    return big_().toString();
  }

  // __int128 and its like: more bits than a long has.
  private BigInteger wide() {
    byte[] bytes = bytes_();
    BigInteger big = BigInteger.ZERO;
    for (int i = 0; i < bytes.length; i++) {
      long octet =
          Bytes.unsigned(bytes, kernel_().bigEndian() ? i : bytes.length - 1 - i, 1, false);
      big = big.shiftLeft(8).or(BigInteger.valueOf(octet));
    }
    boolean negative = signed && big.testBit(bytes.length * 8 - 1);
    return negative ? big.subtract(BigInteger.ONE.shiftLeft(bytes.length * 8)) : big;
  }
}
