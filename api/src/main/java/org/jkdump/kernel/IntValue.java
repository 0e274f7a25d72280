// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.type.CType;

/** An integer of up to 64 bits, or a bit-field. */
final class IntValue extends Value {
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
    BigInteger big = BigInteger.valueOf(value);
    return signed || value >= 0 ? big : big.add(TWO_64);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntValue that && same(that);
  }

  // A number of 64 bits without sign is no negative one.
  private boolean same(IntValue that) {
    return value == that.value && (value >= 0 || signed == that.signed);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return signed ? Long.toString(value) : Long.toUnsignedString(value);
  }
}
