// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.kernel.ArrayValue;
import org.jkdump.kernel.Value;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;

/**
 * An array as the generated classes give it: of numbers, structs, texts or enum constants. Its
 * elements are read when they are asked for. One of several dimensions takes as many indices.
 *
 * @param <T> the Java type of an element: {@code Integer}, {@code Long}, {@code list_head}, ...
 */
public final class Array<T> extends Value implements Iterable<T> {
  private final ArrayValue whole;
  private final Function<Value, T> element;

  Array(ArrayValue whole, Function<Value, T> element) {
    super(whole.kernel_(), whole.type_(), whole.addr_());
    this.whole = whole;
    this.element = element;
  }

  /**
   * The element at an index, or at as many as there are dimensions.
   *
   * @throws TargetException beyond the declared length; {@code [0]} and {@code []} have any
   */
  public T get_(long... index) {
    return element.apply(raw(index));
  }

  /** The number of the element at an index, or at as many as there are dimensions. */
  public long num_(long... index) {
    return raw(index).num_();
  }

  /** Number of elements in the first dimension; 0 if the type doesn't say. */
  public long length_() {
    return whole.length_();
  }

  /** The lengths of all dimensions. */
  public long[] lengths_() {
    LongStream.Builder all = LongStream.builder();
    for (CType at = type_(); at.bare() instanceof ArrayType array && !isLeaf(array); ) {
      all.add(array.length());
      at = array.element();
    }
    return all.build().toArray();
  }

  /** The elements in order; in several dimensions the last index runs fastest. */
  public Stream<T> stream_() {
    return leaves(whole).map(element);
  }

  @Override
  public Iterator<T> iterator() {
    return stream_().iterator();
  }

  /** Row or element {@code i}, in the dynamic form. */
  @Override
  public Value at_(long i) {
    return whole.at_(i);
  }

  @Override
  public Value deref_() {
    return whole.deref_();
  }

  @Override
  public Value add_(long n) {
    return whole.add_(n);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Array<?> that && whole.equals(that.whole);
  }

  @Override
  public int hashCode() {
    return whole.hashCode();
  }

  @Override
  public String toString() {
    return whole.toString();
  }

  private Value raw(long... index) {
    Value value = whole;
    for (long i : index) {
      value = value.at_(i);
    }
    if (index.length == 0 || value instanceof ArrayValue) {
      throw new TargetException(
          String.format(
              "'%s' takes %d indices, not %s",
              type_().text(), lengths_().length, Arrays.toString(index)));
    }
    return value;
  }

  private boolean isLeaf(ArrayType array) {
    return array != whole.type_().bare() && array.isText();
  }

  private static Stream<Value> leaves(Value value) {
    return value instanceof ArrayValue array
        ? array.stream_().flatMap(Array::leaves)
        : Stream.of(value);
  }
}
