// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.BitSet;
import org.jkdump.memory.Bytes;
import org.jkdump.memory.Memory;
import org.jkdump.target.TargetException;

/** Reads bitmaps: arrays of {@code unsigned long} (kernel: include/linux/bitmap.h). */
public final class Bitmaps {
  private static final int MAX_BITS = 1 << 30;

  private Bitmaps() {}

  /**
   * Returns the bits of a bitmap.
   *
   * @param address of its first {@code unsigned long}
   * @param bits number of bits; further bits of the last word are left out
   */
  public static BitSet read(Memory memory, long address, long bits) {
    if (bits < 0 || bits > MAX_BITS) {
      throw new TargetException("a bitmap of " + bits + " bits: 0 to " + MAX_BITS + " can be read");
    }
    int width = memory.pointerSize();
    int perWord = width * 8;
    int words = (int) ((bits + perWord - 1) / perWord);
    byte[] bytes = memory.read(address, words * width);
    long[] longs = new long[(words * width + 7) / 8];
    for (int i = 0; i < words; i++) {
      long word = Bytes.unsigned(bytes, i * width, width, memory.bigEndian());
      longs[i * perWord / Long.SIZE] |= word << i * perWord % Long.SIZE;
    }
    BitSet set = BitSet.valueOf(longs);
    set.clear((int) bits, Math.max((int) bits, set.length()));
    return set;
  }
}
