// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.bridge.crash.Installation;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;

/**
 * Search path of saved snippets: the directories of {@code JKDUMP_PATH}, the user's own, jkdump's,
 * and {@code .} last, because a directory that came with a dump must not replace a program.
 *
 * @param directories in this order
 */
public record ProgramPath(List<Path> directories) {
  private static final String SUFFIX = ".jsh";
  // Stock jshell loads kdump.jsh, which is no program.
  private static final Set<String> NOT_PROGRAMS = Set.of("kdump");

  /** The search path that the environment names. */
  public static ProgramPath fromEnvironment() {
    Map<String, String> environment = System.getenv();
    List<Path> all = new ArrayList<>();
    for (String entry : environment.getOrDefault("JKDUMP_PATH", "").split(":")) {
      if (!entry.isEmpty()) {
        all.add(Path.of(entry));
      }
    }
    all.add(usersDirectory());
    all.add(Installation.home().resolve("startup"));
    all.add(Path.of("."));
    return new ProgramPath(List.copyOf(all));
  }

  /** The user's own directory, by the XDG base directory rule. */
  public static Path usersDirectory() {
    String config = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        config.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(config);
    return base.resolve("jkdump").resolve("programs");
  }

  /**
   * The file of a name: the name itself if it has a slash, or is that of a {@code .jsh} file here;
   * else the first file in the directories with this name, with or without {@code .jsh}.
   *
   * @throws TargetException if there is none; the message has the nearest names
   */
  public Path find(String name) {
    Path given = Path.of(name);
    boolean here = name.endsWith(SUFFIX) && Files.isRegularFile(given);
    if (name.contains("/") || here) {
      return given;
    }
    return named(name).orElseThrow(() -> missing(name));
  }

  /** Like {@link #find}, for a word that may be no program's name. */
  public Optional<Path> named(String name) {
    return directories.stream()
        .flatMap(directory -> Stream.of(name + SUFFIX, name).map(directory::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** All programs by their names, without {@code .jsh}. */
  public Map<String, Path> all() {
    Map<String, Path> found = new TreeMap<>();
    for (Path directory : directories) {
      files(directory).forEach(file -> found.putIfAbsent(nameOf(file), file));
    }
    found.keySet().removeAll(NOT_PROGRAMS);
    return found;
  }

  /** Name of a program: its file name without {@code .jsh}. */
  public static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private TargetException missing(String name) {
    String places = directories.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new TargetException(
        String.format(
            "there is no saved snippet '%s'%s; it was looked for in %s (JKDUMP_PATH adds"
                + " directories)",
            name, Nearest.hint(name, all().keySet()), places));
  }
}
