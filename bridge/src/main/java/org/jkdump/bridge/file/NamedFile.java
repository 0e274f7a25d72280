// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;

/** Check of a file that a person names, before anything reads the file. */
public final class NamedFile {
  private NamedFile() {}

  /**
   * Checks that there is a readable file with content.
   *
   * @param what word for the file in messages: {@code dump}, {@code vmlinux}
   * @throws OpenException if there is none
   */
  public static void check(String what, Path file) {
    if (Files.notExists(file)) {
      throw new OpenException("there is no " + what + " " + file);
    }
    if (Files.isDirectory(file)) {
      throw new OpenException("the " + what + " " + file + " is a directory: name the file in it");
    }
    if (!Files.isReadable(file)) {
      throw new OpenException(
          "the " + what + " " + file + " can't be read: check its permissions and its directory's");
    }
    if (Files.isRegularFile(file) && size(file) == 0) {
      throw new OpenException("the " + what + " " + file + " is empty: was the disk full?");
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new OpenException(file + ": " + e.getMessage(), e);
    }
  }
}
