// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.type.CType;

/** An integer of more bits than a Java {@code long} has, {@code __int128} and its like. */
final class WideIntValue extends Value {
  private final BigInteger value;

  WideIntValue(Kernel kernel, CType type, long address, BigInteger value) {
    super(kernel, type, address);
    this.value = value;
  }

  /** Its low 64 bits. */
  @Override
  public long num_() {
    return value.longValue();
  }

  @Override
  public BigInteger big_() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WideIntValue that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
