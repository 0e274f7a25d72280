// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.target.FakeTarget;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
  private static final long BASE = 0xffff_8880_0001_0000L;
  private static final int PAGE = FakeTarget.PAGE;
  private final FakeTarget target = new FakeTarget();

  private Memory memory() {
    return new Memory(target, new PageCache(target, 1 << 20), Space.KERNEL, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void everyWidthWithAndWithoutSign(String order) {
    target.fact("byteorder", order);
    for (int width : new int[] {1, 2, 4, 8}) {
      target.putNumber(BASE + width * 16L, width, -2);
    }
    Memory memory = memory();
    for (int width : new int[] {1, 2, 4, 8}) {
      long mask = width == 8 ? -1L : (1L << width * 8) - 1;
      assertEquals(-2, memory.signed(BASE + width * 16L, width), "signed " + width);
      assertEquals(-2 & mask, memory.unsigned(BASE + width * 16L, width), "unsigned " + width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void aNumberMayLieAcrossTwoPages(String order) {
    target.fact("byteorder", order);
    for (int before = 1; before < 8; before++) {
      long at = BASE + PAGE - before;
      target.putNumber(at, 8, 0x8877_6655_4433_2211L);
      assertEquals(0x8877_6655_4433_2211L, memory().unsigned(at, 8), before + " bytes before");
    }
  }

  @Test
  void pointersAreAsWideAsTheMachineSays() {
    target.putNumber(BASE, 8, 0x1111_2222_8333_4444L);
    assertEquals(0x1111_2222_8333_4444L, memory().pointer(BASE));
    target.fact("pointer.size", "4");
    assertEquals(0x8333_4444L, memory().pointer(BASE));
  }

  @Test
  void aReadMayLieAcrossManyPages() {
    byte[] pattern = new byte[3 * PAGE];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (byte) (i * 7 + 3);
    }
    target.put(BASE, pattern);
    byte[] middle = java.util.Arrays.copyOfRange(pattern, 100, 100 + 2 * PAGE + 500);
    assertArrayEquals(middle, memory().read(BASE + 100, middle.length));
  }

  @Test
  void theLastByteOfTheAddressSpace() {
    target.put(-1, (byte) 0xab);
    assertEquals(0xab, memory().unsigned(-1, 1));
    MemoryException e = assertThrows(MemoryException.class, () -> memory().unsigned(-4, 8));
    assertEquals(-4, e.address());
    assertEquals(4, e.readable());
  }

  @Test
  void aNullPointerIsToldFromOtherUnmappedMemory() {
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> memory().unsigned(0, 8));
    assertEquals("can't read 8 bytes at NULL", e.getMessage());
    NullPointerRead near = assertThrows(NullPointerRead.class, () -> memory().read(0x18, 4));
    assertEquals("can't read 4 bytes at NULL + 0x18", near.getMessage());
    assertEquals(0x18, near.address());
  }

  @Test
  void unmappedExcludedAndBeyondAreTold() {
    target.hole(BASE, Outcome.EXCLUDED).hole(BASE + PAGE, Outcome.BEYOND);
    assertFault(
        BASE + 8,
        Outcome.EXCLUDED,
        "excluded from the dump; makedumpfile with a lower -d keeps more");
    assertFault(
        BASE + PAGE + 8,
        Outcome.BEYOND,
        "beyond the end of the dump; there is no memory, or the file is cut short");
    assertFault(BASE + 2 * PAGE + 8, Outcome.UNMAPPED, "not mapped");
  }

  private void assertFault(long address, Outcome outcome, String why) {
    MemoryException e = assertThrows(MemoryException.class, () -> memory().unsigned(address, 4));
    assertEquals(outcome, e.outcome());
    assertEquals(address, e.address());
    assertEquals(4, e.size());
    String at = String.format("can't read 4 bytes at kernel virtual address 0x%x: ", address);
    assertEquals(at + why, e.getMessage());
  }

  @Test
  void aFaultInTheMiddleSaysFromWhereOn() {
    target.put(BASE, new byte[PAGE]).hole(BASE + PAGE, Outcome.EXCLUDED);
    MemoryException e =
        assertThrows(MemoryException.class, () -> memory().read(BASE + PAGE - 10, 100));
    assertEquals(BASE + PAGE, e.fault());
    assertEquals(10, e.readable());
    assertTrue(e.getMessage().contains(" (from 0xffff888000011000 on); "), e.getMessage());
    assertEquals(10, memory().readAvailable(BASE + PAGE - 10, 100).length);
    assertThrows(MemoryException.class, () -> memory().readAvailable(BASE + PAGE, 100));
  }

  @Test
  void noReadGoesOnAtTheOtherEndOfTheAddressSpace() {
    target.put(-PAGE, new byte[PAGE]).put(0, new byte[PAGE]);
    Memory memory = new Memory(target, new PageCache(target, 1 << 20), Space.PHYSICAL, 0);
    MemoryException e = assertThrows(MemoryException.class, () -> memory.read(-16, 32));
    assertEquals(Outcome.BEYOND, e.outcome());
    assertEquals(16, e.readable());
  }

  @Test
  void theSessionGoesOnAfterAFault() {
    target.put(BASE, (byte) 7);
    Memory memory = memory();
    assertThrows(MemoryException.class, () -> memory.unsigned(BASE + 64 * PAGE, 4));
    assertEquals(7, memory.unsigned(BASE, 1));
  }

  @Test
  void aSizeThatIsNoneIsAnError() {
    TargetException e = assertThrows(TargetException.class, () -> memory().read(BASE, -1));
    assertEquals("can't read -1 bytes", e.getMessage());
    assertThrows(TargetException.class, () -> memory().readCString(BASE, -1));
    target.put(BASE, (byte) 7);
    assertEquals(0, memory().read(BASE, 0).length);
  }

  @Test
  void stringsEndAtTheirNul() {
    target.put(BASE, "hello\0world".getBytes(US_ASCII));
    assertEquals("hello", string(BASE, 256));
    assertEquals("hel", string(BASE, 3));
    assertEquals("", string(BASE + 5, 256));
    assertEquals("", string(BASE, 0));
  }

  @Test
  void aStringMayEndWithItsPage() {
    target.put(BASE + PAGE - 4, "end\0".getBytes(US_ASCII));
    assertEquals("end", string(BASE + PAGE - 4, 256));
    target.put(BASE + PAGE - 4, "open".getBytes(US_ASCII));
    assertEquals("open", string(BASE + PAGE - 4, 256));
  }

  @Test
  void aStringMayLieAcrossPages() {
    String text = "x".repeat(2 * PAGE + 5);
    target.put(BASE + 10, (text + "\0").getBytes(US_ASCII));
    assertEquals(text, string(BASE + 10, 1 << 20));
  }

  @Test
  void aStringThatBeginsNowhereIsAFault() {
    assertThrows(MemoryException.class, () -> string(BASE + 50 * PAGE, 10));
    assertThrows(NullPointerRead.class, () -> string(0, 10));
  }

  @Test
  void aLiveSystemIsAskedEachTime() {
    target.fact("live", "1").put(BASE, (byte) 1);
    Memory memory = memory();
    assertEquals(1, memory.unsigned(BASE, 1));
    target.put(BASE, (byte) 2);
    assertEquals(2, memory.unsigned(BASE, 1));
    assertEquals(2, target.exactReads());
    assertThrows(NullPointerRead.class, () -> memory.unsigned(8, 4));
  }

  @Test
  void aDumpIsAskedOnce() {
    target.put(BASE, (byte) 1);
    Memory memory = memory();
    memory.unsigned(BASE, 1);
    memory.unsigned(BASE + 1, 2);
    memory.read(BASE, 100);
    assertEquals(1, target.requests().size());
  }

  private String string(long address, int max) {
    return new String(memory().readCString(address, max), US_ASCII);
  }
}
