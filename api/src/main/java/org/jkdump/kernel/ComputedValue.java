// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import java.util.Objects;
import org.jkdump.target.TargetException;
import org.jkdump.type.VoidType;

/** A result of a computed attribute that is no {@link Value}. Its C type is {@code void}. */
public final class ComputedValue extends Value {
  private final String name;
  private final Object object;

  ComputedValue(Struct owner, String name, Object object) {
    super(owner.kernel_(), new VoidType(), owner.addr_());
    this.name = name;
    this.object = object;
  }

  /** The object that was computed; may be null. */
  public Object object_() {
    return object;
  }

  /** The number that was computed; true is 1. */
  @Override
  public long num_() {
    return big_().longValue();
  }

  @Override
  public BigInteger big_() {
    if (object instanceof BigInteger big) {
      return big;
    }
    if (object instanceof Number number) {
      return BigInteger.valueOf(number.longValue());
    }
    if (object instanceof Boolean truth) {
      return truth ? BigInteger.ONE : BigInteger.ZERO;
    }
    throw new TargetException("attribute '" + name + "' is no number but '" + object + "'");
  }

  /** The text of what was computed, or null. */
  @Override
  public String str_() {
    return object == null ? null : object.toString();
  }

  @Override
  public boolean isNull_() {
    return object == null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComputedValue that && Objects.equals(object, that.object);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(object);
  }

  @Override
  public String toString() {
    return String.valueOf(object);
  }
}
