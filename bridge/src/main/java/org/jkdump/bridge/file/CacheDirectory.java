// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directory within the cache. */
public final class CacheDirectory {
  private CacheDirectory() {}

  /** Makes the directory if it is missing. Its mode keeps other users from changing the files. */
  public static void make(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
