// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.parity.Dump;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One memory, in all formats that can hold it. */
@Tag("dump")
class DumpFilesDumpTest {
  @TempDir Path directory;

  private static DumpFile open(Path... paths) {
    DumpFile file = DumpOpener.open(List.of(paths));
    assertEquals(List.of(), file.warnings());
    return file;
  }

  private static DumpFile dump(String format) {
    return open(Path.of(Dump.formats().get(format)));
  }

  static Stream<String> formatsOfTheFirstBoot() {
    String boot = Dump.property("boot.zlib");
    return Dump.formats().keySet().stream()
        .filter(format -> Dump.property("boot." + format).equals(boot));
  }

  @ParameterizedTest
  @MethodSource("formatsOfTheFirstBoot")
  void oneBootHasTheSamePagesInAllFormats(String format) {
    try (DumpFile zlib = dump("zlib");
        DumpFile other = dump(format)) {
      assertTrue(pagesOfBoth(zlib, other) > 10_000);
      assertEquals("x86_64", other.machine());
      assertArrayEquals(vmcoreinfo(zlib), vmcoreinfo(other));
    }
  }

  @Test
  void theDumpsOfQemuAgree() {
    try (DumpFile elf = dump("qemu-elf");
        DumpFile kdump = dump("qemu-kdump")) {
      assertTrue(pagesOfBoth(elf, kdump) > 100_000);
      assertEquals(outcomes(elf), outcomes(kdump));
    }
  }

  @ParameterizedTest
  @CsvSource({"-c, zlib", "-l, lzo", "-p, snappy", "-z, zstd"})
  void everyCompressionOfMakedumpfileIsRead(String option, String name) throws Exception {
    Path made = directory.resolve("vmcore");
    assumeTrue(make(option, made), "makedumpfile lacks " + name);
    try (DumpFile elf = dump("elf");
        DumpFile file = open(made)) {
      // A makedumpfile without snappy ignores the option.
      assumeTrue(file.format().endsWith(name), "makedumpfile lacks " + name);
      assertTrue(pagesOfBoth(elf, file) > 10_000);
    }
  }

  @Test
  void aFlattenedDumpIsReadInPlace() throws Exception {
    Path flat = directory.resolve("flat");
    Path whole = directory.resolve("whole");
    assertTrue(Makedumpfile.run(null, flat, "-F", "-c", "-d", 31, Dump.property("vmcore.elf")));
    assertTrue(Makedumpfile.run(flat, null, "-R", whole));
    assertSame(whole, flat);
  }

  @Test
  void aSplitDumpIsOneDump() throws Exception {
    Path whole = directory.resolve("whole");
    Path[] parts = Stream.of("p.1", "p.2", "p.3").map(directory::resolve).toArray(Path[]::new);
    assertTrue(make("-c", whole));
    Object[] split = {"-c", "-d", 31, "--split", Dump.property("vmcore.elf")};
    Object[] command = Stream.of(split, parts).flatMap(Arrays::stream).toArray();
    assertTrue(Makedumpfile.run(null, null, command));
    assertSame(whole, parts);
    assertSame(whole, parts[1]);
  }

  private static boolean make(String compression, Path file) throws Exception {
    String elf = Dump.property("vmcore.elf");
    return Makedumpfile.run(null, null, compression, "-d", 31, elf, file);
  }

  private static void assertSame(Path expected, Path... actual) {
    try (DumpFile one = open(expected);
        DumpFile other = open(actual)) {
      assertTrue(pagesOfBoth(one, other) > 10_000);
      assertEquals(outcomes(one), outcomes(other));
    }
  }

  /** Compares the pages that both have, and returns their number. */
  private static long pagesOfBoth(DumpFile one, DumpFile other) {
    long both = 0;
    for (long start = 0; start < one.frames(); start += 64) {
      Pages first = one.read(run(start));
      Pages second = other.read(run(start));
      for (int i = 0; i < 64; i++) {
        if (first.data()[i] != null && second.data()[i] != null) {
          assertArrayEquals(first.data()[i], second.data()[i], "page frame " + (start + i));
          both++;
        }
      }
    }
    return both;
  }

  private static List<Outcome> outcomes(DumpFile file) {
    return LongStream.iterate(0, start -> start < file.frames(), start -> start + 64)
        .mapToObj(start -> file.read(run(start)).outcomes())
        .flatMap(Arrays::stream)
        .toList();
  }

  private static long[] run(long start) {
    return LongStream.range(start, start + 64).toArray();
  }

  private static byte[] vmcoreinfo(DumpFile file) {
    return file.notes().stream()
        .filter(note -> note.name().equals("VMCOREINFO"))
        .findFirst()
        .orElseThrow()
        .data();
  }
}
