// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * File of the cache while it is written: under another name, because another session may look for
 * the file meanwhile.
 *
 * @param path the file to write, empty at first
 * @param target its name once it is whole
 */
public record PartialFile(Path path, Path target) implements AutoCloseable {
  private static final String SUFFIX = ".part";
  private static final Duration KEPT = Duration.ofDays(1);

  /** Makes an empty file in the target's directory, and the directory if it is missing. */
  public static PartialFile of(Path target) throws IOException {
    Path directory = target.getParent();
    CacheDirectory.make(directory);
    sweep(directory);
    String name = target.getFileName().toString();
    return new PartialFile(Files.createTempFile(directory, name, SUFFIX), target);
  }

  // A writer that was killed leaves its file behind.
  private static void sweep(Path directory) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(KEPT));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
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
