// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
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

  /** Element {@code i} of the array that it points to; NULL has none. */
  @Override
  public Value at_(long i) {
    return Pointers.element(this, target, i);
  }

  /** C's {@code p + n}: a pointer that is computed, so it lies nowhere and has the address 0. */
  @Override
  public Value add_(long n) {
    return new PointerValue(kernel_(), type_(), 0, target + Pointers.distance(this, n));
  }

  /** The value at the end of a path that begins with an index, as in {@code p[2].x}. */
  @Override
  public Value get_(String path) {
    return addr_() == 0 ? atFirst(path) : super.get_(path);
  }

  /** Whether it points to a function. */
  public boolean isFunction_() {
    return Pointers.elementType(this).bare() instanceof FunctionType;
  }

  /**
   * The symbol that it points to, such as {@code schedule}, or {@code schedule+4} within one; null
   * if there is none.
   */
  public String symbol_() {
    return target == 0 ? null : FunctionValue.symbol(kernel_(), target);
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
