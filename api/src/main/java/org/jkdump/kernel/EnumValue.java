// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;

/** A value of an enumeration. */
public final class EnumValue extends Value {
  private final EnumType enumeration;
  private final long value;

  EnumValue(Kernel kernel, CType type, EnumType enumeration, long address, long value) {
    super(kernel, type, address);
    this.enumeration = enumeration;
    this.value = value;
  }

  @Override
  public long num_() {
    return value;
  }

  @Override
  public BigInteger big_() {
    return enumeration.signed() ? super.big_() : unsigned(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnumValue that
        && value == that.value
        && enumeration.equals(that.enumeration);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  /** The enumerator's name, or the number if it has none. */
  @Override
  public String toString() {
    return enumeration.nameOf(value).orElseGet(() -> big_().toString());
  }
}
