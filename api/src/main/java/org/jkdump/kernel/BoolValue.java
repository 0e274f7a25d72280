// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.type.CType;

/** A {@code bool}. */
public final class BoolValue extends Value {
  private final boolean value;

  BoolValue(Kernel kernel, CType type, long address, boolean value) {
    super(kernel, type, address);
    this.value = value;
  }

  /** The value as Java has it. */
  public boolean bool_() {
    return value;
  }

  @Override
  public long num_() {
    return value ? 1 : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoolValue that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(value);
  }

  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
