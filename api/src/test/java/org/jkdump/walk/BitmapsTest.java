// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteOrder;
import java.util.List;
import org.jkdump.target.MemoryException;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

class BitmapsTest {
  @Test
  void everyWidthAndByteOrder() {
    for (int width : new int[] {4, 8}) {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        FakeMachine machine = new FakeMachine(width, order, true);
        int bits = width * 8;
        machine.word(BASE, 0, 1L | 1L << bits - 1).word(BASE, 1, 4).word(BASE, 2, -1);
        String expected = String.format("{0, %d, %d, %d}", bits - 1, bits + 2, 2 * bits);
        assertEquals(
            expected, Bitmaps.read(machine.open().memory(), BASE, 2 * bits + 1).toString());
      }
    }
  }

  @Test
  void lengthsThatCannotBe() {
    WalkContext context = new FakeMachine().word(BASE, 0, 1).open();
    assertEquals("{}", Bitmaps.read(context.memory(), 0, 0).toString());
    assertThrows(TargetException.class, () -> Bitmaps.read(context.memory(), BASE, -1));
    assertThrows(TargetException.class, () -> Bitmaps.read(context.memory(), BASE, 1L << 40));
    assertThrows(MemoryException.class, () -> Bitmaps.read(context.memory(), 0, 1));
  }

  @Test
  void bucketsThatAreNotEmpty() {
    FakeMachine machine = new FakeMachine().word(BASE, 1, BASE + 8).word(BASE, 3, 7);
    machine.word(BASE, 5, BASE + 64);
    assertEquals(
        List.of(new Buckets.Bucket(0, BASE + 8), new Buckets.Bucket(2, BASE + 64)),
        Buckets.full(machine.open().memory(), BASE, 16, 3, 8));
    assertThrows(TargetException.class, () -> Buckets.full(machine.open().memory(), BASE, 8, 3, 4));
  }
}
