// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.Addresses;

/** Structs at addresses, made when they are asked for. A list that can't be changed. */
final class StructList<T extends Struct> extends AbstractList<T> implements RandomAccess {
  private final T prototype;
  private final Addresses links;
  private final long offset;

  /**
   * @param prototype any struct of the type
   * @param offset bytes from a struct to its link
   */
  StructList(T prototype, Addresses links, long offset) {
    this.prototype = prototype;
    this.links = links;
    this.offset = offset;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int i) {
    return (T) prototype.atAddress_(links.at(i) - offset);
  }

  @Override
  public int size() {
    return links.size();
  }
}
