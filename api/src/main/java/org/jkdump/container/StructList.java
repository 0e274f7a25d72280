// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntToLongFunction;
import org.jkdump.kernel.Struct;

/** Structs at addresses, made when they are asked for. A list that can't be changed. */
public final class StructList<T extends Struct> extends AbstractList<T> implements RandomAccess {
  private final T prototype;
  private final IntToLongFunction address;
  private final int size;

  /**
   * @param prototype any struct of the type
   * @param address gives the address of the i-th struct, or throws IndexOutOfBoundsException
   */
  public StructList(T prototype, IntToLongFunction address, int size) {
    this.prototype = prototype;
    this.address = address;
    this.size = size;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int i) {
    return (T) prototype.atAddress_(address.applyAsLong(i));
  }

  @Override
  public int size() {
    return size;
  }
}
