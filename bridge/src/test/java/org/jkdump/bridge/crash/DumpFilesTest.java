// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFilesTest {
  @TempDir private Path directory;
  private Path vmlinux;
  private Path vmcore;

  @BeforeEach
  void make() throws IOException {
    vmlinux = Files.writeString(directory.resolve("vmlinux"), "kernel");
    vmcore = Files.writeString(directory.resolve("vmcore"), "dump");
  }

  private String refusal() {
    OpenRequest request = OpenRequest.dump(vmlinux.toString(), vmcore.toString());
    return assertThrows(OpenException.class, () -> DumpFiles.check(request)).getMessage();
  }

  @Test
  void twoFilesAreFine() {
    OpenRequest request = OpenRequest.dump(vmlinux.toString(), vmcore.toString());
    assertDoesNotThrow(() -> DumpFiles.check(request));
  }

  @Test
  void aMissingFile() throws IOException {
    Files.delete(vmlinux);
    assertEquals("there is no vmlinux " + vmlinux, refusal());
  }

  @Test
  void anEmptyDump() throws IOException {
    Files.writeString(vmcore, "");
    assertEquals("the dump " + vmcore + " is empty: was the disk full?", refusal());
  }

  @Test
  void aDirectory() {
    vmcore = directory;
    assertEquals("the dump " + directory + " is a directory: name the file in it", refusal());
  }

  @Test
  void anUnreadableFile() {
    vmcore.toFile().setReadable(false);
    Assumptions.assumeFalse(Files.isReadable(vmcore), "root reads everything");
    assertEquals("the dump " + vmcore + " can't be read: check its permissions", refusal());
  }
}
