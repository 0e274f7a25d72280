// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankedBitmapTest {
  @Test
  void theRankIsTheNumberOfBitsBelow() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int frames : new int[] {1, 63, 512, 513, 1024, 5000}) {
      BitSet bits = new BitSet();
      random.ints(frames, 0, 8192).forEach(bits::set);
      byte[] bytes = new byte[1024 + 10];
      byte[] set = bits.toByteArray();
      System.arraycopy(set, 0, bytes, 10, set.length);
      Source file = new MemorySource(bytes);
      RankedBitmap ranked = new RankedBitmap(file, file, 10, frames);
      for (int frame = 0; frame < frames; frame++) {
        int below = bits.get(0, frame).cardinality();
        assertEquals(bits.get(frame) ? below : -1, ranked.rank(frame));
        assertEquals(below, ranked.countBelow(frame));
      }
      assertEquals(bits.get(0, frames).cardinality(), ranked.countBelow(frames));
    }
  }
}
