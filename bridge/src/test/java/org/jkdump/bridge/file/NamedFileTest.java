// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFileTest {
  @TempDir private Path directory;
  private Path vmcore;

  @BeforeEach
  void make() throws IOException {
    vmcore = Files.writeString(directory.resolve("vmcore"), "dump");
  }

  private String refusal(Path file) {
    return assertThrows(OpenException.class, () -> NamedFile.check("dump", file)).getMessage();
  }

  @Test
  void aFileWithContentIsFine() {
    assertDoesNotThrow(() -> NamedFile.check("dump", vmcore));
  }

  @Test
  void aMissingFile() throws IOException {
    Files.delete(vmcore);
    assertEquals("there is no dump " + vmcore, refusal(vmcore));
  }

  @Test
  void anEmptyDump() throws IOException {
    Files.writeString(vmcore, "");
    assertEquals("the dump " + vmcore + " is empty: was the disk full?", refusal(vmcore));
  }

  @Test
  void aDirectory() {
    assertEquals(
        "the dump " + directory + " is a directory: name the file in it", refusal(directory));
  }

  @Test
  void anUnreadableFile() {
    vmcore.toFile().setReadable(false);
    Assumptions.assumeFalse(Files.isReadable(vmcore), "root reads everything");
    assertEquals(
        "the dump " + vmcore + " can't be read: check its permissions and its directory's",
        refusal(vmcore));
  }
}
