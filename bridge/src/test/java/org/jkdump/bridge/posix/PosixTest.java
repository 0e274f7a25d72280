// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PosixTest {
  @Test
  void aPipeIsNoTerminal() throws Exception {
    try (Pipe pipe = Pipe.open()) {
      assertFalse(Posix.isTerminal(pipe.readEnd()));
    }
    assertFalse(Posix.isTerminal(-1));
  }

  @Test
  void theEffectiveUserOwnsThisProcess() throws IOException {
    Path self = Path.of("/proc/self");
    assertEquals(Files.getAttribute(self, "unix:uid"), Posix.effectiveUser());
    assertEquals(Files.getOwner(self), Posix.user(Posix.effectiveUser()));
    assertNotEquals(Files.getOwner(self), Posix.user(Posix.effectiveUser() + 1));
  }

  @Test
  void aPipeThatNobodyReadsIsBroken() throws Exception {
    OutputStream output;
    try (Pipe pipe = Pipe.open()) {
      output = pipe.output();
    }
    assertTrue(Posix.isBrokenPipe(assertThrows(IOException.class, () -> output.write(1))));
    output.close();
  }

  @Test
  void aFullDiskIsNoBrokenPipe() throws Exception {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertFalse(Posix.isBrokenPipe(assertThrows(IOException.class, () -> full.write(1))));
    }
  }
}
