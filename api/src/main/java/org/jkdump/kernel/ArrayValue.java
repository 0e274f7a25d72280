// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;

/**
 * An array of anything but {@code char}. Its elements are read when they are asked for, so an array
 * of any length costs nothing.
 */
public final class ArrayValue extends Value implements Iterable<Value> {
  private final ArrayType array;
  private final Reader element;

  ArrayValue(Kernel kernel, CType type, ArrayType array, Reader element, long address) {
    super(kernel, type, address);
    this.array = array;
    this.element = element;
  }

  /** Number of elements; 0 for {@code []} and {@code [0]}, whose length the type doesn't say. */
  public long length_() {
    return array.length();
  }

  /**
   * Element {@code i}: of {@code []} and {@code [0]} any, otherwise one of {@link #length_()}.
   *
   * @throws TargetException beyond the declared length; {@code add_(0).at_(i)} goes there
   */
  @Override
  public Value at_(long i) {
    if (!array.has(i)) {
      throw new TargetException(array.lacks(i));
    }
    return element.read(kernel_(), addr_() + i * array.element().size());
  }

  /** The first element, as for a pointer. */
  @Override
  public Value deref_() {
    return at_(0);
  }

  /** C's {@code array + n}: a pointer to element {@code n}. */
  @Override
  public Value add_(long n) {
    CType pointer = kernel_().types().pointerTo(array.element());
    return Pointers.of(kernel_(), pointer, addr_() + n * array.element().size());
  }

  /** The elements in order. */
  public Stream<Value> stream_() {
    return LongStream.range(0, array.length()).mapToObj(this::at_);
  }

  @Override
  public Iterator<Value> iterator() {
    return stream_().iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayValue that && addr_() == that.addr_() && array.equals(that.array);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(addr_());
  }

  /** The elements in braces; long arrays and long runs of equal elements are abbreviated. */
  @Override
  public String toString() {
    return new ArrayText(kernel_(), array, addr_()).text(at -> text(at));
  }

  private String text(long at) {
    return Value.orUnreadable(() -> element.read(kernel_(), at).toString());
  }
}
