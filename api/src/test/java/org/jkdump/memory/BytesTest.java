// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void everyWidthAndOrderAgreesWithBigInteger() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BytesTest: seed " + seed);
    Random random = new Random(seed);
    byte[] data = new byte[32];
    for (int round = 0; round < 2000; round++) {
      random.nextBytes(data);
      int width = 1 + random.nextInt(8);
      int offset = random.nextInt(data.length - width + 1);
      byte[] piece = Arrays.copyOfRange(data, offset, offset + width);
      String where = "seed " + seed + ", width " + width;
      assertEquals(big(piece), Bytes.unsigned(data, offset, width, true), where);
      assertEquals(big(reverse(piece)), Bytes.unsigned(data, offset, width, false), where);
    }
  }

  @Test
  void signs() {
    assertEquals(-1, Bytes.signExtend(0xff, 8));
    assertEquals(-128, Bytes.signExtend(0x80, 8));
    assertEquals(127, Bytes.signExtend(0x7f, 8));
    assertEquals(-1, Bytes.signExtend(1, 1));
    assertEquals(0, Bytes.signExtend(2, 1));
    assertEquals(Long.MIN_VALUE, Bytes.signExtend(Long.MIN_VALUE, 64));
    assertEquals(3, Bytes.signExtend(0xf3, 4));
  }

  private static long big(byte[] bytes) {
    return new BigInteger(1, bytes).longValue();
  }

  private static byte[] reverse(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
