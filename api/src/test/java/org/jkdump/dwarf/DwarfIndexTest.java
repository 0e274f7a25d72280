// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.dwarf.ElfBuilder.Out;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.Section;
import org.jkdump.target.InterruptedOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DwarfIndexTest {
  private static final HandMade USUAL = new HandMade(true, false, false, 5);

  @TempDir Path directory;

  static Stream<HandMade> all() {
    return IntStream.range(0, 32)
        .mapToObj(i -> new HandMade((i & 1) > 0, (i & 2) > 0, (i & 4) > 0, 2 + (i >> 3)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyByteOrderWidthAndVersion(HandMade made) {
    long base = HandMade.BASE;
    List<Variable> expected =
        List.of(
            new Variable("pointed", base + 4, "int [5][5]", true, 0),
            new Variable("elsewhere", base + 16, "", false, 0),
            new Variable("indexed", base + 8, "", false, 0));
    DwarfIndex index = DwarfIndex.read(made.elf().write(file()));
    List<Variable> found =
        index.variables().stream()
            .map(v -> new Variable(v.name(), v.address(), v.type(), v.external(), 0))
            .toList();
    assertEquals(expected, found);
    assertEquals(List.of(), List.copyOf(index.dimensions().values()));
  }

  @Test
  void progressReachesTheEnd() {
    List<Integer> percents = new ArrayList<>();
    DwarfIndex.read(USUAL.elf().write(file()), percents::add);
    assertEquals(List.of(100), percents);
  }

  @Test
  void anInterruptedThreadIsToldSo() {
    Path file = USUAL.elf().write(file());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, () -> DwarfIndex.read(file));
  }

  @Test
  void whatIsNoElfFile() throws Exception {
    Path file = Files.writeString(file(), "no ELF file at all, but long enough for a header, see?");
    assertSays("is not an ELF file: name the vmlinux", file);
    assertSays("is not an ELF file", Files.write(file, new byte[0]));
    assertSays("can't read", directory.resolve("absent"));
    assertThrows(DebuginfoException.class, () -> BuildId.of(directory.resolve("absent")));
  }

  @Test
  void withoutDebuginfo() {
    assertSays("install the kernel's debug package", new ElfBuilder(true, false).write(file()));
    ElfBuilder stripped =
        new ElfBuilder(true, false).section(".debug_info", ElfBuilder.NOBITS, 0, 0, new byte[9]);
    assertSays("install the kernel's debug package", stripped.write(file()));
  }

  @Test
  void aModule() {
    assertSays("isn't linked: name the vmlinux", USUAL.elf().relocatable().write(file()));
  }

  @Test
  void compressedWithZstd() {
    ElfBuilder elf = new ElfBuilder(true, false);
    Out header = elf.out().u32(2).u32(0).number(100, 8).number(1, 8).raw(new byte[50]);
    elf.section(".debug_info", ElfBuilder.PROGBITS, 0x800, 0, header.bytes());
    assertSays("objcopy --decompress-debug-sections", elf.write(file()));
  }

  @Test
  void compressedWithLies() {
    for (long size : new long[] {-1, Long.MAX_VALUE, 1L << 40, 100, 1000}) {
      ElfBuilder elf = new ElfBuilder(true, false);
      Out header = elf.out().u32(1).u32(0).number(size, 8).number(1, 8).raw(new byte[50]);
      elf.section(".debug_info", ElfBuilder.PROGBITS, 0x800, 0, header.bytes());
      assertSays("damaged", elf.write(file()));
    }
  }

  @Test
  void inFilesOfItsOwn() {
    ElfBuilder elf = new ElfBuilder(true, false);
    Out unit = elf.out().u32(17).u16(5).u8(Dw.UT_SKELETON, 8).u32(0).number(1, 8).u8(0);
    elf.debug(".debug_info", unit).debug(".debug_abbrev", elf.out().u8(0));
    assertSays("CONFIG_DEBUG_INFO_SPLIT", elf.write(file()));
  }

  @Test
  void ofATomorrowsVersion() {
    ElfBuilder elf = new ElfBuilder(true, false);
    elf.debug(".debug_info", elf.out().u32(12).u16(6).raw(new byte[10]));
    assertSays("DWARF 6 is newer than the readable versions", elf.write(file()));
  }

  @Test
  void aBuildIdAmongOtherNotes() {
    ElfBuilder elf = new ElfBuilder(true, true);
    Out notes = elf.out().u32(6).u32(1).u32(3).text("Linux").u8(0, 0, 9, 0, 0, 0);
    byte[] gnu = "GNU\0".getBytes(StandardCharsets.ISO_8859_1);
    notes.u32(4).u32(2).u32(1).raw(gnu).u8(1, 2, 0, 0);
    notes.u32(4).u32(3).u32(3).raw(gnu).u8(0xab, 0xc, 0xd, 0);
    elf.section(".notes", Section.NOTE, 2, 0, notes.bytes());
    assertEquals(Optional.of("ab0c0d"), BuildId.of(elf.write(file())));
    assertEquals(Optional.empty(), BuildId.of(new ElfBuilder(false, true).write(file())));
  }

  private void assertSays(String text, Path file) {
    String said = assertThrows(DebuginfoException.class, () -> DwarfIndex.read(file)).getMessage();
    assertTrue(said.contains(text), said);
  }

  private Path file() {
    return directory.resolve("vmlinux");
  }
}
