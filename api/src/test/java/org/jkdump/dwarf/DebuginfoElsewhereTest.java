// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.elf.DebuginfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Debuginfo that lies in parts, which no answer may lack. */
class DebuginfoElsewhereTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "-gdwarf-4 -fdebug-types-section, type units",
    "-gdwarf-5 -fdebug-types-section, type units",
    "-gdwarf-4 -gsplit-dwarf, .dwo files",
    "-gdwarf-5 -gsplit-dwarf, .dwo files",
  })
  void ofGccIsRefused(String flags, String place) throws Exception {
    Path program = CompiledTypesTest.compile(directory, flags);
    assertRefused(place, program);
    Path object = CompiledTypesTest.compile(directory, flags + " -r");
    assertRefused(place, object);
  }

  @ParameterizedTest
  @CsvSource({".gnu_debugaltlink", ".debug_sup"})
  void ofDwzIsRefused(String section) throws Exception {
    Path program = CompiledTypesTest.compile(directory, "-gdwarf-5");
    DwarfIndex.read(program);
    Path link = Files.writeString(directory.resolve("link"), "common.debug\0build-id");
    objcopy("--add-section", section + "=" + link, program);
    assertRefused("dwz", program);
  }

  @Test
  void inTheOldCompressedSectionsIsRefused() throws Exception {
    Path program = CompiledTypesTest.compile(directory, "-gdwarf-4");
    objcopy("--compress-debug-sections=zlib-gnu", program);
    assertRefused("objcopy --decompress-debug-sections", program);
    objcopy("--decompress-debug-sections", program);
    DwarfIndex.read(program);
  }

  private static void objcopy(Object... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "objcopy";
    for (int i = 0; i < arguments.length; i++) {
      command[i + 1] = arguments[i].toString();
    }
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
  }

  private static void assertRefused(String words, Path file) {
    String message =
        assertThrows(DebuginfoException.class, () -> DwarfIndex.ofModule(file)).getMessage();
    assertTrue(message.contains(words) && message.contains(file.toString()), message);
  }
}
