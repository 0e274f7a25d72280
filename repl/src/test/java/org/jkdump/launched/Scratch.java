// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories for files that outlive one test class. They are deleted with this JVM. */
final class Scratch {
  private Scratch() {}

  /** Returns a new directory with a short name, because paths of sockets must be short. */
  static Path directory() {
    try {
      Path directory = Files.createTempDirectory("jk");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory with all that it holds, or a file. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The system cleans /tmp.
    }
  }
}
