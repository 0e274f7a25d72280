// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of this process. */
final class EffectiveUser {
  private static final Path STATUS = Path.of("/proc/self/status");

  private EffectiveUser() {}

  /**
   * The effective user id. From proc(5), because the owner of a file that was just made is another
   * one if a file system maps users (NFS with root_squash).
   */
  static int effective() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("Uid:")) {
        return Integer.parseUnsignedInt(line.split("\t")[2]);
      }
    }
    throw new IOException("no user id is in " + STATUS);
  }
}
