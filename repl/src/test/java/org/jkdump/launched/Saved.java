// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Saved snippets in a directory, and {@code jkdump replay} running there. */
final class Saved {
  private final Path directory;
  private final WarmJvm jvm;
  private final Endpoint endpoint;

  /** In a directory of the caller's; each replay is a process of its own. */
  Saved(Path directory, Endpoint endpoint) {
    this(directory, endpoint, null);
  }

  /** In the directory of a JVM that runs them all. */
  Saved(WarmJvm jvm, Endpoint endpoint) {
    this(jvm.directory(), endpoint, jvm);
  }

  private Saved(Path directory, Endpoint endpoint, WarmJvm jvm) {
    this.directory = directory;
    this.endpoint = endpoint;
    this.jvm = jvm;
  }

  /** Writes a file, in a new directory if its name has one. */
  Path file(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Surroundings surroundings() {
    return new Surroundings(directory).there();
  }

  /** Runs a program at the prompt and returns its output. */
  String typed(Terminal repl, String name, String arguments) {
    Path file = directory.resolve(name + ".jsh");
    String said = repl.ask("/run " + file + " " + arguments + " > '" + directory + "/typed.out'");
    return said + read("typed.out");
  }

  /** Runs a program by its name. */
  Run replay(String name, String... arguments) {
    return jvm == null
        ? replay(surroundings(), name, arguments)
        : jvm.jkdump(line(name, arguments));
  }

  /** Runs a program by its name in a process of its own. */
  Run replay(Surroundings surroundings, String name, String... arguments) {
    return Run.jkdump(surroundings, line(name, arguments));
  }

  private String[] line(String name, String... arguments) {
    List<String> line = new ArrayList<>(List.of("replay", name, "--attach", endpoint.socket()));
    line.add("--");
    line.addAll(List.of(arguments));
    return line.toArray(String[]::new);
  }
}
