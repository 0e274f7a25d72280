// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.stream.LongStream;

/** Addresses in the order in which a walk found them. Immutable. */
public final class Addresses extends AbstractList<Long> implements RandomAccess {
  private long[] addresses;
  private int size;

  Addresses() {
    this(new long[16], 0);
  }

  private Addresses(long[] addresses, int size) {
    this.addresses = addresses;
    this.size = size;
  }

  /** Returns a list of these addresses. */
  public static Addresses of(long... addresses) {
    return new Addresses(addresses.clone(), addresses.length);
  }

  /** Returns the address at index {@code i}. */
  public long at(int i) {
    if (i >= size) {
      throw new IndexOutOfBoundsException("address " + i + " of " + size);
    }
    return addresses[i];
  }

  /** Returns the addresses as a stream. */
  public LongStream longs() {
    return Arrays.stream(addresses, 0, size);
  }

  /** Returns the addresses without the first one. */
  public Addresses withoutFirst() {
    return size == 0 ? this : of(longs().skip(1).toArray());
  }

  /** Returns the addresses with another one in front of them. */
  public Addresses behind(long first) {
    return of(LongStream.concat(LongStream.of(first), longs()).toArray());
  }

  @Override
  public Long get(int i) {
    return at(i);
  }

  @Override
  public int size() {
    return size;
  }

  void append(long address) {
    if (size == addresses.length) {
      addresses = Arrays.copyOf(addresses, size * 2);
    }
    addresses[size++] = address;
  }

  void cut(int length) {
    size = length;
  }
}
