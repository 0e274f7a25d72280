// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files beside a part of a split dump that may be its other parts: they differ in a last number.
 */
final class Parts {
  private static final int MOST = 1000;

  private Parts() {}

  static List<Path> beside(Path part) {
    Path directory = part.toAbsolutePath().getParent();
    String name = part.getFileName().toString();
    String stem = stem(name);
    List<Path> found = new ArrayList<>();
    if (stem.equals(name)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String other = file.getFileName().toString();
        boolean fits = stem(other).equals(stem) && !other.equals(stem) && !other.equals(name);
        if (fits && found.size() < MOST && Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      // The directory can be entered but not listed: the part is alone.
    }
    return found;
  }

  // The name without the number at its end.
  private static String stem(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }
}
