// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jkdump.target.TargetException;

/** A recording that was read and found whole. */
public final class Recording {
  private final Header header;
  private final List<Program> programs = new ArrayList<>();
  private final List<List<Kept>> snippets = new ArrayList<>();

  private Recording(Header header) {
    this.header = header;
  }

  /** Whether a directory looks like a recording, complete or not. */
  public static boolean isOne(Path directory) {
    return Files.exists(directory.resolve(Layout.HEADER));
  }

  /**
   * Reads one.
   *
   * @throws TargetException where it is none, or not whole; the message says what to do
   */
  public static Recording read(Path given) {
    try {
      Path directory = Staging.mended(given);
      checkPresence(directory);
      checkSums(directory);
      return loaded(directory);
    } catch (IOException e) {
      throw new TargetException("the recording " + given + " can't be read: " + e, e);
    }
  }

  /** The programs, with the sources that ran. */
  public List<Program> programs() {
    return List.copyOf(programs);
  }

  /** What the programs were given. */
  public List<String> args() {
    return header.args();
  }

  /** The dump that it was made on. */
  public DumpInfo dump() {
    return header.dump();
  }

  List<String> masks() {
    return header.masks();
  }

  List<Kept> snippets(int program) {
    return program < snippets.size() ? snippets.get(program) : List.of();
  }

  private static void checkPresence(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      throw new TargetException("there is no recording " + directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new TargetException(directory + " is no recording: it is a file, not a directory");
    }
    boolean sums = Files.exists(directory.resolve(Layout.SUMS));
    if (!isOne(directory)) {
      throw sums
          ? broken(directory, Layout.HEADER + " is missing")
          : new TargetException(
              directory + " is not a recording: it has no " + Layout.HEADER + hint(directory));
    }
    // Another format may have other files.
    Header.parse(directory.toString(), text(directory.resolve(Layout.HEADER)));
    if (!sums) {
      throw broken(directory, Layout.SUMS + ", which is written last, is missing");
    }
  }

  private static String hint(Path directory) throws IOException {
    boolean beneath = Layout.files(directory).stream().anyMatch(Recording::isOne);
    return beneath
        ? "; it holds recordings of several dumps: check with --dump, or one of them"
        : "";
  }

  private static void checkSums(Path directory) throws IOException {
    Set<String> summed = new HashSet<>();
    for (String line : text(directory.resolve(Layout.SUMS)).lines().toList()) {
      String[] parts = line.split("  ", 2);
      if (parts.length < 2) {
        throw broken(directory, "a line of " + Layout.SUMS + " is incomplete: " + line);
      }
      checkSum(directory, parts[0], parts[1]);
      summed.add(parts[1]);
    }
    for (Path file : Layout.files(directory)) {
      String name = file.getFileName().toString();
      if (name.equals(Layout.HEADER) && !summed.contains(name)) {
        throw broken(directory, Layout.SUMS + " does not list " + name);
      }
    }
  }

  private static void checkSum(Path directory, String sum, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw broken(directory, name + " is missing");
    }
    if (!Layout.digest(Files.readAllBytes(file)).equals(sum)) {
      throw broken(directory, name + " is not what was written (sha256sum -c " + Layout.SUMS + ")");
    }
  }

  private static Recording loaded(Path directory) throws IOException {
    Recording recording =
        new Recording(Header.parse(directory.toString(), text(directory.resolve(Layout.HEADER))));
    for (Program program : recording.header.programs()) {
      String base = Layout.base(recording.programs.size(), program);
      String source = text(directory.resolve(base + Layout.SOURCE));
      recording.programs.add(new Program(program.name(), program.file(), source));
      recording.snippets.add(KeptText.parse(text(directory.resolve(base + Layout.TRANSCRIPT))));
    }
    return recording;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static TargetException broken(Path directory, String why) {
    return new TargetException(
        directory + " is a half-written or changed recording: " + why + "; record again");
  }
}
