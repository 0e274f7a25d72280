// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.jkdump.bridge.dump.codec.Packed;
import org.junit.jupiter.api.Test;

class FlattenedTest {
  @Test
  void aDumpWithinIsRead() throws IOException {
    byte[] dump = new KdumpWriter().page(3, 600).bytes();
    DumpFile file = MemorySource.open(FlatWriter.shuffled(dump, new Random(1)));
    assertArrayEquals(Packed.page(600, 4096), Reads.page(file, 600));
    assertTrue(file.warnings().isEmpty(), file.warnings()::toString);
  }

  @Test
  void aLaterRecordOverwritesThoseBeforeAndHolesAreZero() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      byte[] expected = new byte[300];
      FlatWriter writer = new FlatWriter();
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[1 + random.nextInt(40)];
        random.nextBytes(bytes);
        int offset = random.nextInt(expected.length - bytes.length);
        writer.record(offset, bytes);
        System.arraycopy(bytes, 0, expected, offset, bytes.length);
      }
      Source flat = new Flattened(new MemorySource(writer.bytes()));
      assertArrayEquals(Arrays.copyOf(expected, (int) flat.size()), flat.read(0, 300));
      int from = random.nextInt(200);
      byte[] middle = Arrays.copyOfRange(expected, from, Math.min(from + 50, (int) flat.size()));
      assertArrayEquals(middle, flat.read(from, 50));
    }
  }

  @Test
  void aFileThatWasCutKeepsItsRecords() throws IOException {
    byte[] bytes = new FlatWriter().record(0, new byte[] {1, 2}).record(2, new byte[8]).bytes();
    assertFalse(new Flattened(new MemorySource(bytes)).isCut());
    Source cut = new Flattened(new MemorySource(Arrays.copyOf(bytes, bytes.length - 20)));
    assertTrue(cut.isCut());
    assertEquals(6, cut.size());
    assertArrayEquals(new byte[] {1, 2, 0, 0, 0, 0}, cut.read(0, 100));
  }

  @Test
  void recordsThatNoFileHasEndTheFile() throws IOException {
    for (long size : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      byte[] bytes = new FlatWriter().record(0, new byte[] {1, 2}).record(7, new byte[1]).bytes();
      ByteBuffer.wrap(bytes).putLong(4096 + 18 + 8, size);
      assertTrue(new Flattened(new MemorySource(bytes)).isCut());
    }
  }
}
