// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jkdump.walk.Addresses;

/** Structs at addresses, made when they are asked for. A list that can't be changed. */
final class StructList extends AbstractList<Struct> implements RandomAccess {
  private final Layout layout;
  private final Addresses links;
  private final long offset;

  /**
   * @param offset bytes from a struct to its link
   */
  StructList(Layout layout, Addresses links, long offset) {
    this.layout = layout;
    this.links = links;
    this.offset = offset;
  }

  @Override
  public Struct get(int i) {
    return new Struct(layout, links.at(i) - offset);
  }

  @Override
  public int size() {
    return links.size();
  }
}
