// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MachineNumbersTest {
  private static final MachineNumbers LITTLE = new MachineNumbers(false, 8);
  private static final MachineNumbers BIG = new MachineNumbers(true, 4);

  @Test
  void ofTheMachinesOwnOrderNothingChanges() {
    assertEquals(0x1234, LITTLE.little(0x1234, 2));
    assertEquals(0x1234, BIG.big(0x1234, 2));
    assertEquals(0x8123_4567L, LITTLE.little(0xffff_ffff_8123_4567L, 4), "without a sign");
    assertEquals(-2, BIG.big(-2, 8));
  }

  @Test
  void ofTheOtherOrderBytesAreSwapped() {
    assertEquals(0x3412, LITTLE.big(0x1234, 2));
    assertEquals(0x0403_0201L, LITTLE.big(0x0102_0304, 4));
    assertEquals(0xff00_0000L, BIG.little(0xff, 4));
    assertEquals(0x0807_0605_0403_0201L, BIG.little(0x0102_0304_0506_0708L, 8));
  }

  @Test
  void bytesAsNumbers() {
    byte[] bytes = {(byte) 0xfe, (byte) 0xff};
    assertEquals(0xfffe, LITTLE.number(bytes, false));
    assertEquals(-2, LITTLE.number(bytes, true));
    assertEquals(0xfeff, BIG.number(bytes, false));
    assertArrayEquals(new long[] {-2, -1}, LITTLE.numbers(bytes, true, 2));
    assertEquals(0x03_0201, LITTLE.number(new byte[] {1, 2, 3}, false), "of any width");
  }

  @Test
  void aLongHasTheMachinesWidth() {
    assertEquals(-1, BIG.signedLong(0xffff_ffffL));
    assertEquals(0xffff_ffffL, LITTLE.signedLong(0xffff_ffffL));
  }

  @Test
  void whatIsNoNumber() {
    assertThrows(IllegalArgumentException.class, () -> LITTLE.number(new byte[0], true));
    Throwable e =
        assertThrows(IllegalArgumentException.class, () -> LITTLE.number(new byte[9], true));
    assertEquals("9 bytes are no number: 1 to 8 are", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> LITTLE.numbers(new byte[5], true, 2));
    assertThrows(IllegalArgumentException.class, () -> LITTLE.numbers(new byte[4], true, -1));
  }
}
