// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitDumpTest {
  @TempDir Path directory;

  private Path part(String name, int version, long start, long end, String info)
      throws IOException {
    KdumpWriter writer = new KdumpWriter().page(3, 4, 599, 600, 999).excluded(601);
    writer.version = version;
    writer.split = true;
    writer.start = start;
    writer.end = end;
    writer.info = info;
    return Files.write(directory.resolve(name), writer.bytes());
  }

  private Path part(String name, long start, long end) throws IOException {
    return part(name, 6, start, end, KdumpWriter.INFO);
  }

  private static void isWhole(DumpFile file) {
    assertEquals(List.of(), file.warnings());
    for (long frame : new long[] {999, 3, 600, 4, 599}) {
      assertArrayEquals(Packed.page(frame, 4096), Reads.page(file, frame));
    }
    assertEquals(
        List.of(Outcome.OK, Outcome.OK, Outcome.EXCLUDED, Outcome.BEYOND, Outcome.BEYOND),
        Reads.outcomes(file, 600, 3, 601, 602, 5000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 6})
  void namedPartsAreOneDump(int version) throws IOException {
    Path second = part("b", version, 600, 1000, KdumpWriter.INFO);
    Path first = part("a", version, 0, 600, KdumpWriter.INFO);
    try (DumpFile file = DumpOpener.open(List.of(second, first))) {
      assertEquals("kdump-compressed, zlib, split in 2", file.format());
      isWhole(file);
    }
  }

  @Test
  void partsBesideTheOneNamedAreFound() throws IOException {
    part("vmcore.1", 0, 4);
    part("vmcore.2", 4, 600);
    Path last = part("vmcore.10", 600, 1000);
    part("vmcore.3", 6, 0, 600, "another dump");
    Files.writeString(directory.resolve("vmcore.4"), "no dump");
    Files.createDirectory(directory.resolve("vmcore.5"));
    try (DumpFile file = DumpOpener.open(List.of(last))) {
      isWhole(file);
    }
  }

  @Test
  void pagesOfAMissingPartAreLost() throws IOException {
    Path first = part("vmcore.1", 0, 600);
    try (DumpFile file = DumpOpener.open(List.of(first))) {
      assertEquals(
          List.of(Outcome.OK, Outcome.LOST, Outcome.EXCLUDED), Reads.outcomes(file, 599, 600, 601));
      assertTrue(file.warnings().get(0).contains("0x258 to 0x3e7"), file.warnings()::toString);
    }
  }

  @Test
  void filesThatAreNoPartsOfTheSameDumpAreRefused() throws IOException {
    Path first = part("a", 0, 600);
    Path other = part("b", 6, 600, 1000, "another dump");
    Path whole = Files.write(directory.resolve("c"), new KdumpWriter().page(3).bytes());
    refused("same dump", first, other);
    refused("not a part", first, whole);
  }

  private static void refused(String words, Path... paths) {
    String message =
        assertThrows(OpenException.class, () -> DumpOpener.open(List.of(paths))).getMessage();
    assertTrue(message.contains(words), message);
  }
}
