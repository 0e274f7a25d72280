// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;

class ElfDumpTest {
  private static final int PAGE = 4096;
  private final byte[] memory = Packed.page(1, 8 * PAGE);

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(memory, from, to);
  }

  @Test
  void pagesAreFoundByTheirPhysicalAddress() throws IOException {
    DumpFile file =
        MemorySource.open(
            new ElfWriter()
                .load(4 * PAGE, part(4 * PAGE, 8 * PAGE), 4 * PAGE)
                .load(0, part(0, 2 * PAGE), 2 * PAGE)
                .bytes());
    assertEquals(8, file.frames());
    assertEquals("x86_64", file.machine());
    assertEquals(List.of("VMCOREINFO"), Reads.noteNames(file));
    assertEquals(List.of(), file.warnings());
    assertArrayEquals(part(7 * PAGE, 8 * PAGE), Reads.page(file, 7));
    assertArrayEquals(part(PAGE, 2 * PAGE), Reads.page(file, 1));
    assertEquals(
        List.of(Outcome.OK, Outcome.BEYOND, Outcome.OK, Outcome.BEYOND),
        Reads.outcomes(file, 1, 2, 4, 8));
  }

  @Test
  void memoryBeyondTheBytesOfASegmentIsExcluded() throws IOException {
    DumpFile file = MemorySource.open(new ElfWriter().load(0, part(0, PAGE), 3 * PAGE).bytes());
    assertEquals(
        List.of(Outcome.OK, Outcome.EXCLUDED, Outcome.EXCLUDED, Outcome.BEYOND),
        Reads.outcomes(file, 0, 1, 2, 3));
  }

  @Test
  void segmentsMayOverlap() throws IOException {
    DumpFile file =
        MemorySource.open(
            new ElfWriter()
                .load(0, part(0, 8 * PAGE), 8 * PAGE)
                .load(2 * PAGE, part(2 * PAGE, 4 * PAGE), 2 * PAGE)
                .bytes());
    for (int frame = 0; frame < 8; frame++) {
      assertArrayEquals(part(frame * PAGE, (frame + 1) * PAGE), Reads.page(file, frame));
    }
  }

  @Test
  void segmentsMayBeginAndEndWithinAPage() throws IOException {
    DumpFile file =
        MemorySource.open(
            new ElfWriter()
                .load(100, part(100, PAGE + 50), PAGE - 50)
                .load(PAGE + 50, part(PAGE + 50, 2 * PAGE + 8), PAGE - 42)
                .bytes());
    byte[] first = part(0, PAGE);
    Arrays.fill(first, 0, 100, (byte) 0);
    assertArrayEquals(first, Reads.page(file, 0));
    assertArrayEquals(part(PAGE, 2 * PAGE), Reads.page(file, 1));
    byte[] last = Arrays.copyOf(part(2 * PAGE, 2 * PAGE + 8), PAGE);
    assertArrayEquals(last, Reads.page(file, 2));
  }

  @Test
  void moreSegmentsThanTheHeaderCountsAreCountedInASection() throws IOException {
    ElfWriter writer = new ElfWriter().load(0, part(0, PAGE), PAGE);
    writer.countInSection = true;
    assertArrayEquals(part(0, PAGE), Reads.page(MemorySource.open(writer.bytes()), 0));
  }

  @Test
  void aFileThatWasCutSaysSoAndKeepsItsFirstPages() throws IOException {
    byte[] bytes = new ElfWriter().load(0, part(0, 3 * PAGE), 3 * PAGE).bytes();
    DumpFile file = MemorySource.open(Arrays.copyOf(bytes, bytes.length - PAGE - 1));
    assertEquals(List.of(Outcome.OK, Outcome.LOST, Outcome.LOST), Reads.outcomes(file, 0, 1, 2));
    assertTrue(file.warnings().get(0).contains("cut short"), file.warnings()::toString);
  }

  @Test
  void aFileThatCouldNotBeFinishedSaysSo() throws IOException {
    ElfWriter writer = new ElfWriter().load(0, part(0, PAGE), PAGE);
    writer.flags = 1;
    DumpFile file = MemorySource.open(writer.bytes());
    assertTrue(file.warnings().get(0).contains("incomplete"), file.warnings()::toString);
    assertEquals(List.of("INCOMPLETE"), file.remarks());
  }
}
