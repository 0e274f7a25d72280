// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes directories of mode 0700 that are gone when the JVM has ended. */
final class PrivateDirectory {
  private static final String PREFIX = "jkdump-classes";

  private PrivateDirectory() {}

  /** Where they are made: {@code $TMPDIR}, which Java doesn't know of, and Java's own. */
  static List<Path> places() {
    return Stream.of(System.getenv("TMPDIR"), System.getProperty("java.io.tmpdir"))
        .filter(place -> place != null && !place.isEmpty())
        .map(Path::of)
        .distinct()
        .toList();
  }

  /** A new one in the first place that is fit for it. */
  static Path in(List<Path> places) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (Path place : places) {
      try {
        return in(place);
      } catch (IOException e) {
        reasons.add(FileRefusal.of(e));
      }
    }
    throw new IOException(String.join("; ", reasons));
  }

  private static Path in(Path place) throws IOException {
    Path made = Files.createTempDirectory(place.toAbsolutePath(), PREFIX);
    try {
      removeAtExit(made);
      return SafeDirectory.existing(made);
    } catch (IOException | RuntimeException e) {
      Files.delete(made);
      throw e;
    }
  }

  /** Files go before the directory that was named earlier: the JVM takes the last one first. */
  static void removeAtExit(Path path) throws IOException {
    try {
      path.toFile().deleteOnExit();
    } catch (IllegalStateException e) {
      throw new IOException("the JVM is ending", e);
    }
  }
}
