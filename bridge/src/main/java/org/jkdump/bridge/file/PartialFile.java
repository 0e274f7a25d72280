// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * File of the cache while it is written: under another name, because another session may look for
 * the file meanwhile.
 *
 * @param path the file to write, empty at first
 * @param target its name once it is whole
 */
public record PartialFile(Path path, Path target) implements AutoCloseable {
  private static final String SUFFIX = ".part";

  /** Makes an empty file in the target's directory, and the directory if it is missing. */
  public static PartialFile of(Path target) throws IOException {
    Path directory = target.getParent();
    // The mode keeps other users from changing the files.
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String name = target.getFileName().toString();
    return new PartialFile(Files.createTempFile(directory, name, SUFFIX), target);
  }

  /** Gives the file its name. */
  public Path publish() throws IOException {
    return Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the file if it was not published. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
