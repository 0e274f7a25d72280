// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {
  @TempDir private Path root;

  @Test
  void aPublishedFileIsWholeAndPrivate() throws IOException {
    Path target = root.resolve("a/b/vmlinux");
    try (PartialFile partial = PartialFile.of(target)) {
      assertFalse(Files.exists(target));
      Files.writeString(partial.path(), "whole");
      assertEquals(target, partial.publish());
    }
    assertEquals("whole", Files.readString(target));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(target.getParent())));
  }

  @Test
  void anUnpublishedFileIsRemoved() throws IOException {
    Path partial;
    try (PartialFile file = PartialFile.of(root.resolve("vmlinux"))) {
      partial = file.path();
      assertTrue(Files.exists(partial));
    }
    assertFalse(Files.exists(partial));
  }

  @Test
  void aDeadWritersFileIsRemovedAfterADay() throws IOException {
    PartialFile dead = PartialFile.of(root.resolve("vmlinux"));
    PartialFile alive = PartialFile.of(root.resolve("vmlinux"));
    Files.setLastModifiedTime(dead.path(), FileTime.from(Instant.EPOCH));
    try (PartialFile next = PartialFile.of(root.resolve("vmlinux"))) {
      assertTrue(Files.exists(next.path()));
    }
    assertFalse(Files.exists(dead.path()));
    assertTrue(Files.exists(alive.path()));
    alive.close();
  }
}
