// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.type.CType;
import org.jkdump.type.FunctionType;

/** A pointer to anything but a struct or text. */
public final class PointerValue extends Value {
  private final long target;

  PointerValue(Kernel kernel, CType type, long address, long target) {
    super(kernel, type, address);
    this.target = target;
  }

  @Override
  public long num_() {
    return target;
  }

  @Override
  public BigInteger big_() {
    return unsigned(target);
  }

  @Override
  public boolean isNull_() {
    return target == 0;
  }

  @Override
  public Value deref_() {
    return at_(0);
  }

  @Override
  public Value at_(long i) {
    CType element = Elements.of(this);
    if (target == 0) {
      throw new NullPointerRead(i * element.size(), element.size(), Space.KERNEL, type_().text());
    }
    return Readers.of(element).read(kernel_(), target + i * element.size());
  }

  /** Whether it points to a function. */
  public boolean isFunction_() {
    return Elements.of(this).bare() instanceof FunctionType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PointerValue that && target == that.target;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(target);
  }

  @Override
  public String toString() {
    return "0x" + Long.toHexString(target);
  }
}
