// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/** Node of a maple tree ({@code struct maple_node}) with the unsigned indices that it covers. */
record MapleNode(
    MapleLayout layout,
    long address,
    int type,
    MapleNode above,
    long first,
    long last,
    byte[] bytes) {
  static final int DENSE = 0;
  static final int LEAF_64 = 1;
  static final int RANGE_64 = 2;
  static final int ARANGE_64 = 3;
  // MAPLE_HEIGHT_MAX
  private static final int MAX_DEPTH = 31;

  private MapleLayout.Kind kind() {
    return layout.kind(type);
  }

  boolean isLeaf() {
    return type <= LEAF_64;
  }

  long slot(int i) {
    return layout.word(bytes, kind().slot(), i);
  }

  /** Returns whether a slot with this last index is the last slot of the node. */
  boolean isLast(int i, long end) {
    return i >= end() || end == last;
  }

  /**
   * Returns the last index of a slot.
   *
   * @param begin first index of the slot
   * @throws CorruptionException if the pivot lies outside the node's indices
   */
  long last(int i, long begin) {
    if (i >= end()) {
      return last;
    }
    long pivot = type == DENSE ? begin : layout.word(bytes, kind().pivot(), i);
    if (pivot == 0 && i > 0) {
      return last;
    }
    boolean wrong = Long.compareUnsigned(pivot, begin) < 0 || Long.compareUnsigned(pivot, last) > 0;
    if (wrong) {
      String text = "pivot %d of the node at 0x%x is not between %s and %s; the rest is left out";
      throw new CorruptionException(
          String.format(
              text, i, address, Long.toUnsignedString(begin), Long.toUnsignedString(last)));
    }
    return pivot;
  }

  void check() {
    if (kind() == null || depth() > MAX_DEPTH) {
      throw wrong(kind() == null ? "has no type that is known" : "lies too deep");
    }
    for (MapleNode up = above; up != null; up = up.above) {
      if (up.address == address) {
        throw wrong("lies beneath itself");
      }
    }
  }

  private int depth() {
    return above == null ? 0 : above.depth() + 1;
  }

  private CorruptionException wrong(String why) {
    return new CorruptionException(String.format("the node at 0x%x %s; left out", address, why));
  }

  // Returns the last slot in use (kernel: lib/maple_tree.c, ma_data_end()).
  private int end() {
    if (type == DENSE) {
      return (int) Math.min(kind().slots() - 1L, last - first & Integer.MAX_VALUE);
    }
    if (type == ARANGE_64) {
      return metadata();
    }
    long pivot = layout.word(bytes, kind().pivot(), kind().pivots() - 1);
    if (pivot == 0) {
      return metadata();
    }
    return pivot == last ? kind().pivots() - 1 : kind().pivots();
  }

  private int metadata() {
    return Math.min(bytes[kind().end()] & 0xff, kind().slots() - 1);
  }
}
