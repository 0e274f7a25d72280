// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.stream.LongStream;

/** Addresses that a walk found, in its order. A list that can't be changed. */
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

  /** These addresses. */
  public static Addresses of(long... addresses) {
    return new Addresses(addresses.clone(), addresses.length);
  }

  /** Address {@code i}. */
  public long at(int i) {
    if (i >= size) {
      throw new IndexOutOfBoundsException("address " + i + " of " + size);
    }
    return addresses[i];
  }

  /** All of them. */
  public LongStream longs() {
    return Arrays.stream(addresses, 0, size);
  }

  /** The same without the first one. */
  public Addresses withoutFirst() {
    return size == 0 ? this : of(longs().skip(1).toArray());
  }

  /** The same behind another address. */
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
