// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.classes.store.ResultCache;
import org.jkdump.elf.DebuginfoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DwarfStoreTest {
  @TempDir Path directory;
  private DwarfStore store;

  @BeforeEach
  void open() {
    store = store(directory.resolve("cache"));
  }

  @Test
  void anIndexIsKeptByBuildId() throws Exception {
    assertEquals(List.of("first"), names(store.index(compile("first", "0xab"))));
    assertEquals(List.of("first"), names(store.index(compile("second", "0xab"))), "the same id");
    assertEquals(List.of("third"), names(store.index(compile("third", "0xcd"))));
  }

  @Test
  void aDamagedOneIsMadeAnew() throws Exception {
    store.index(compile("first", "0xab"));
    Path second = compile("second", "0xab");
    try (Stream<Path> kept = Files.list(directory.resolve("cache"))) {
      Path jar = kept.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(jar);
      bytes[bytes.length / 2] ^= 1;
      Files.write(jar, bytes);
    }
    assertEquals(List.of("second"), names(store.index(second)));
  }

  @Test
  void aPlaceThatIsUnfitDoesNoHarm() throws Exception {
    Path file = Files.writeString(directory.resolve("occupied"), "a file");
    assertEquals(List.of("first"), names(store(file).index(compile("first", "0xab"))));
    assertEquals("a file", Files.readString(file));
  }

  @Test
  void withoutBuildIdOrWithoutSizeNothingIsKept() throws Exception {
    store.index(compile("first", "none"));
    DwarfStore large = new DwarfStore(cache(directory.resolve("cache")), 1 << 30);
    large.index(compile("first", "0xab"));
    assertFalse(Files.exists(directory.resolve("cache")));
  }

  @Test
  void whatIsWrongWithTheFileIsSaid() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "no ELF file");
    Exception e = assertThrows(DebuginfoException.class, () -> store.index(text));
    assertTrue(e.getMessage().contains("is not an ELF file"), e.getMessage());
  }

  private static DwarfStore store(Path place) {
    return new DwarfStore(cache(place), 0);
  }

  private static ResultCache cache(Path place) {
    return new ResultCache(place, Deflater.BEST_SPEED);
  }

  private static List<String> names(DwarfIndex index) {
    return List.copyOf(index.names(TypeKind.STRUCT));
  }

  private Path compile(String struct, String buildId) throws Exception {
    Path source = directory.resolve("source.c");
    Files.writeString(source, "struct " + struct + " { int a; } variable;\n");
    Path made = directory.resolve("vmlinux");
    Process process =
        new ProcessBuilder(
                "gcc",
                "-g",
                "-nostdlib",
                "-static",
                "-Wl,-e,0",
                "-Wl,--build-id=" + buildId,
                source + "",
                "-o",
                made + "")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return made;
  }
}
