// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.math.BigInteger;
import java.util.function.Function;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Value;

/**
 * A pointer as the generated classes give it, to a number, an enum constant, or another pointer to
 * a struct. (A pointer to a struct is the struct, one to {@code char} the text.)
 *
 * @param <T> the Java type of what it points to
 */
public final class Pointer<T> extends Value {
  private final PointerValue pointer;
  private final Function<Value, T> target;

  Pointer(PointerValue pointer, Function<Value, T> target) {
    super(pointer.kernel_(), pointer.type_(), pointer.addr_());
    this.pointer = pointer;
    this.target = target;
  }

  /** The target. */
  public T get_() {
    return get_(0);
  }

  /** Element {@code i} of the array that it points to. */
  public T get_(long i) {
    return target.apply(pointer.at_(i));
  }

  @Override
  public long num_() {
    return pointer.num_();
  }

  @Override
  public BigInteger big_() {
    return pointer.big_();
  }

  @Override
  public boolean isNull_() {
    return pointer.isNull_();
  }

  /** The target, in the dynamic form. */
  @Override
  public Value deref_() {
    return pointer.deref_();
  }

  @Override
  public Value at_(long i) {
    return pointer.at_(i);
  }

  @Override
  public Value add_(long n) {
    return pointer.add_(n);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pointer<?> that && num_() == that.num_();
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }

  @Override
  public String toString() {
    return pointer.toString();
  }
}
