// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.bridge.Installation;

/** Finds saved snippets by path or by name. */
final class Programs {
  private static final String SUFFIX = ".jsh";

  private Programs() {}

  /**
   * The file that a name stands for: itself where it exists or has a slash, else the first in
   * {@code .}, the directories of {@code JKDUMP_PATH}, and jkdump's own.
   */
  static Path find(String name) {
    Path given = Path.of(name);
    if (Files.exists(given) || name.contains("/")) {
      return given;
    }
    return directories().stream()
        .flatMap(directory -> List.of(name, name + SUFFIX).stream().map(directory::resolve))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(given);
  }

  private static List<Path> directories() {
    List<Path> all = new ArrayList<>(List.of(Path.of(".")));
    for (String entry : System.getenv().getOrDefault("JKDUMP_PATH", "").split(":")) {
      if (!entry.isEmpty()) {
        all.add(Path.of(entry));
      }
    }
    all.add(Installation.home().resolve("startup"));
    return all;
  }
}
