// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KdumpFileTest {
  private final KdumpWriter writer = new KdumpWriter().page(3, 4, 5, 600).excluded(6);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everyVersionIsRead(int version) throws IOException {
    writer.version = version;
    DumpFile file = MemorySource.open(writer.bytes());
    assertEquals(1000, file.frames());
    assertEquals("x86_64", file.machine());
    assertEquals("kdump-compressed, zlib", file.format());
    assertArrayEquals(Packed.page(600, 4096), Reads.page(file, 600));
    assertEquals(version < 3 ? List.of() : List.of("VMCOREINFO"), Reads.noteNames(file));
    assertEquals(List.of(), file.warnings());
    assertEquals(List.of("PARTIAL DUMP"), file.remarks());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void everyCompressionIsRead(Compression form) throws IOException {
    writer.form = form;
    DumpFile file = MemorySource.open(writer.bytes());
    for (long frame : new long[] {3, 4, 5, 600}) {
      assertArrayEquals(Packed.page(frame, 4096), Reads.page(file, frame));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 16384, 65536})
  void pagesHaveTheSizeOfBlocks(int size) throws IOException {
    KdumpWriter large = new KdumpWriter();
    large.blockSize = size;
    DumpFile file = MemorySource.open(large.page(7).bytes());
    assertEquals(size, file.pageSize());
    assertArrayEquals(Packed.page(7, size), Reads.page(file, 7));
  }

  @Test
  void outcomesTellWhyAPageIsNotThere() throws IOException {
    DumpFile file = MemorySource.open(writer.bytes());
    assertEquals(
        List.of(Outcome.OK, Outcome.EXCLUDED, Outcome.BEYOND, Outcome.BEYOND, Outcome.BEYOND),
        Reads.outcomes(file, 5, 6, 7, 1000, -1));
  }

  @Test
  void aFileWithOneBitmapIsRead() throws IOException {
    writer.oneBitmap = true;
    writer.frames = 20_000;
    DumpFile file = MemorySource.open(writer.page(19_999).bytes());
    assertArrayEquals(Packed.page(19_999, 4096), Reads.page(file, 19_999));
    assertEquals(List.of(Outcome.OK, Outcome.EXCLUDED), Reads.outcomes(file, 5, 6));
  }

  @Test
  void aFileOfQemuHasNoMachine() throws IOException {
    writer.machine = "";
    assertEquals("", MemorySource.open(writer.bytes()).machine());
  }

  @Test
  void pagesOfZerosAreShared() throws IOException {
    DumpFile file = MemorySource.open(writer.zero(10, 700).bytes());
    Pages pages = file.read(new long[] {10, 600, 700});
    assertArrayEquals(new byte[4096], pages.data()[0]);
    assertSame(pages.data()[0], pages.data()[2]);
    assertArrayEquals(Packed.page(600, 4096), pages.data()[1]);
  }

  @Test
  void pagesComeInTheOrderAskedFor() throws IOException {
    writer.page(LongStream.range(100, 180).toArray());
    DumpFile file = MemorySource.open(writer.bytes());
    long[] frames = LongStream.range(0, 80).map(i -> i % 2 == 0 ? 179 - i : 100 + i).toArray();
    Pages pages = file.read(frames);
    for (int i = 0; i < frames.length; i++) {
      assertArrayEquals(Packed.page(frames[i], 4096), pages.data()[i]);
    }
    long[] run = LongStream.range(95, 185).toArray();
    Pages neighbours = file.read(run);
    for (int i = 5; i < 85; i++) {
      assertArrayEquals(Packed.page(run[i], 4096), neighbours.data()[i]);
    }
  }

  @Test
  void damagedPagesFailAloneAndLostOnesAreLost() throws IOException {
    byte[] bytes = writer.bytes();
    int descriptor = writer.descriptors();
    Arrays.fill(bytes, descriptor, descriptor + 24, (byte) 0);
    bytes[descriptor + 24 + 12] = 0x40;
    bytes[descriptor + 48 + 11] = 0x7f;
    DumpFile file = MemorySource.open(bytes);
    assertEquals(
        List.of(Outcome.LOST, Outcome.FAILED, Outcome.LOST, Outcome.OK),
        Reads.outcomes(file, 3, 4, 5, 600));
  }

  @Test
  void aFileThatWasCutSaysSoAndKeepsItsFirstPages() throws IOException {
    byte[] bytes = writer.bytes();
    DumpFile file = MemorySource.open(Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(List.of(Outcome.OK, Outcome.LOST), Reads.outcomes(file, 5, 600));
    assertTrue(file.warnings().get(0).contains("cut short"), file.warnings()::toString);
  }

  @Test
  void aFileThatWasCutSaysSoIfItsLastPagesAreZeros() throws IOException {
    byte[] bytes = writer.zero(700, 701).bytes();
    DumpFile file = MemorySource.open(Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(List.of(Outcome.LOST, Outcome.OK), Reads.outcomes(file, 600, 701));
    assertTrue(file.warnings().get(0).contains("cut short"), file.warnings()::toString);
  }

  @Test
  void aFileThatCouldNotBeFinishedSaysSo() throws IOException {
    writer.status = KdumpHeader.INCOMPLETE | KdumpHeader.VMEMMAP_EXCLUDED;
    DumpFile file = MemorySource.open(writer.bytes());
    List<String> warnings = file.warnings();
    assertTrue(warnings.get(0).contains("incomplete"), warnings::toString);
    assertTrue(warnings.get(1).contains("struct page"), warnings::toString);
    assertEquals(List.of("PARTIAL DUMP", "INCOMPLETE", "EXCLUDED VMEMMAP"), file.remarks());
  }

  @Test
  void headersThatCannotBeReadAreRefused() {
    byte[] big = writer.bytes();
    ByteBuffer.wrap(big).putInt(8, 6);
    refused("big-endian", big);
    byte[] narrow = writer.bytes();
    narrow[429] = 3;
    refused("32-bit", narrow);
    refused("bitmaps", Arrays.copyOf(writer.bytes(), 3 * 4096));
    refused("header", Arrays.copyOf(writer.bytes(), 400));
  }

  @Test
  void excludedPagesReadAsZerosIfWanted() throws IOException {
    DumpFile file = new ExcludedAsZeros(MemorySource.open(writer.bytes()));
    assertArrayEquals(new byte[4096], Reads.page(file, 6));
    assertEquals(List.of(Outcome.OK, Outcome.OK, Outcome.BEYOND), Reads.outcomes(file, 5, 6, 7));
  }

  private static void refused(String word, byte[] bytes) {
    String message = assertThrows(OpenException.class, () -> MemorySource.open(bytes)).getMessage();
    assertTrue(message.contains(word), message);
  }
}
