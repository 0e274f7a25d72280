// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.type.ArrayType;

/** An array of anything but {@code char}. Its elements are read when they are asked for. */
public final class ArrayValue extends Value implements Iterable<Value> {
  private static final int SHOWN = 16;
  private final ArrayType array;

  ArrayValue(Kernel kernel, org.jkdump.type.CType type, ArrayType array, long address) {
    super(kernel, type, address);
    this.array = array;
  }

  /** Number of elements; 0 for {@code []} and {@code [0]}. */
  public long length_() {
    return array.length();
  }

  /** Element {@code i}; of a {@code []} any, otherwise one of {@link #length_()}. */
  @Override
  public Value at_(long i) {
    if (array.length() > 0 && (i < 0 || i >= array.length())) {
      throw cannot("has no element " + i);
    }
    return Readers.of(array.element()).read(kernel_(), addr_() + i * array.element().size());
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

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    stream_().limit(SHOWN).forEach(v -> text.append(text.length() > 1 ? ", " : "").append(v));
    long more = array.length() - SHOWN;
    return text.append(more > 0 ? ", … " + more + " more}" : "}").toString();
  }
}
