// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dumps that are still being written, or that others change while they are read. */
class ChangingFileTest {
  private static final long[] FRAMES = LongStream.range(1, 30).toArray();
  @TempDir Path directory;

  enum Format {
    KDUMP,
    FLATTENED,
    ELF;

    byte[] bytes() {
      return switch (this) {
        case KDUMP -> new KdumpWriter().page(FRAMES).bytes();
        case FLATTENED -> flattened(new KdumpWriter().page(FRAMES).bytes());
        case ELF -> elf().bytes();
      };
    }
  }

  private static byte[] flattened(byte[] dump) {
    FlatWriter writer = new FlatWriter();
    for (int at = 0; at < dump.length; at += 700) {
      writer.record(at, Arrays.copyOfRange(dump, at, Math.min(at + 700, dump.length)));
    }
    return writer.bytes();
  }

  private static ElfWriter elf() {
    ElfWriter writer = new ElfWriter();
    for (long frame : FRAMES) {
      writer.load(frame * 4096, Packed.page(frame, 4096), 4096);
    }
    return writer;
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void thePagesWrittenSoFarAreReadWhileTheFileGrows(Format format) throws IOException {
    byte[] whole = format.bytes();
    int half = whole.length * 3 / 4;
    Path path = Files.write(directory.resolve("vmcore"), Arrays.copyOf(whole, half));
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      assertTrue(dump.warnings().get(0).contains("still being written"), dump.warnings()::toString);
      assertArrayEquals(Packed.page(1, 4096), Reads.page(dump, 1));
      assertEquals(List.of(Outcome.LOST), Reads.outcomes(dump, 29));
      for (int length = half; length <= whole.length; length += 1000) {
        Files.write(path, Arrays.copyOf(whole, length));
        assertRightOrLost(dump);
      }
    }
    Files.write(path, whole);
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      assertEquals(List.of(), dump.warnings());
      assertArrayEquals(Packed.page(29, 4096), Reads.page(dump, 29));
    }
  }

  private static void assertRightOrLost(DumpFile dump) {
    assertArrayEquals(Packed.page(1, 4096), Reads.page(dump, 1));
    for (long frame : FRAMES) {
      if (!Reads.outcomes(dump, frame).equals(List.of(Outcome.LOST))) {
        assertArrayEquals(Packed.page(frame, 4096), Reads.page(dump, frame));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileThatShrinksLosesPages(Format format) throws IOException {
    Path path = Files.write(directory.resolve("vmcore"), format.bytes());
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      Files.write(path, Arrays.copyOf(format.bytes(), format.bytes().length / 2));
      assertEquals(List.of(Outcome.LOST), Reads.outcomes(dump, 29));
      Files.write(path, new byte[0]);
      assertEquals(List.of(Outcome.LOST), Reads.outcomes(dump, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileThatIsDeletedOrReplacedIsReadOn(Format format) throws IOException {
    Path path = Files.write(directory.resolve("vmcore"), format.bytes());
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      Files.delete(path);
      assertArrayEquals(Packed.page(1, 4096), Reads.page(dump, 1));
      Files.write(path, new byte[format.bytes().length]);
      assertArrayEquals(Packed.page(29, 4096), Reads.page(dump, 29));
    }
  }

  // An interrupt closes the channel, and no name leads to the file any more.
  @ParameterizedTest
  @EnumSource(Format.class)
  void anInterruptedReadOfADeletedFileGoesOn(Format format) throws IOException {
    Path path = Files.write(directory.resolve("vmcore"), format.bytes());
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      Files.delete(path);
      Thread.currentThread().interrupt();
      byte[] read = Reads.page(dump, 29);
      assertTrue(Thread.interrupted());
      assertArrayEquals(Packed.page(29, 4096), read);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileWithoutItsFirstPagesIsRefused(Format format) throws IOException {
    assertRefused(Arrays.copyOf(format.bytes(), format == Format.FLATTENED ? 4100 : 600));
  }

  // makedumpfile -E writes the program headers last.
  @Test
  void anElfFileWhoseProgramHeadersAreStillEmptyIsRefused() throws IOException {
    byte[] bytes = elf().bytes();
    Arrays.fill(bytes, 64, 64 + 56 * (FRAMES.length + 1), (byte) 0);
    assertRefused(bytes);
  }

  @Test
  void anElfFileWithSomeEmptyProgramHeadersIsIncomplete() throws IOException {
    byte[] bytes = elf().bytes();
    Arrays.fill(bytes, 64 + 56 * 10, 64 + 56 * 11, (byte) 0);
    DumpFile dump = MemorySource.open(bytes);
    assertTrue(dump.warnings().get(0).contains("still being written"), dump.warnings()::toString);
  }

  private static void assertRefused(byte[] bytes) {
    String message = assertThrows(OpenException.class, () -> MemorySource.open(bytes)).getMessage();
    assertTrue(message.contains("wait until it is written"), message);
  }
}
