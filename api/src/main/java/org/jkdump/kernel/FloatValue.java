// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.type.CType;

/** A floating-point number. */
public final class FloatValue extends Value {
  private final double value;

  FloatValue(Kernel kernel, CType type, long address, double value) {
    super(kernel, type, address);
    this.value = value;
  }

  /** The value as Java has it. */
  public double double_() {
    return value;
  }

  @Override
  public long num_() {
    return (long) value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatValue that && Double.compare(value, that.value) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
