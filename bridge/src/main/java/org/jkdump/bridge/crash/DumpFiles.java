// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;

/** Checks the named files before crash starts, which takes seconds. */
public final class DumpFiles {
  private DumpFiles() {}

  static void check(OpenRequest request) {
    check("vmlinux", Path.of(request.vmlinux()));
    check("dump", Path.of(request.vmcore()));
  }

  /**
   * Checks that a file can be read.
   *
   * @param what what it is, for the message
   * @throws OpenException if it can't
   */
  public static void check(String what, Path file) {
    if (!Files.exists(file)) {
      throw new OpenException("there is no " + what + " " + file);
    }
    if (Files.isDirectory(file)) {
      throw new OpenException("the " + what + " " + file + " is a directory: name the file in it");
    }
    if (!Files.isReadable(file)) {
      throw new OpenException("the " + what + " " + file + " can't be read: check its permissions");
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
