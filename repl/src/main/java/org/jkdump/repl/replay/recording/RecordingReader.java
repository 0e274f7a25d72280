// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jkdump.repl.program.Program;
import org.jkdump.target.TargetException;

/** Reader of a recording, which checks that the recording is whole. */
final class RecordingReader {
  private final Path given;
  private final Path directory;

  /**
   * @param given directory, as messages name it
   */
  RecordingReader(Path given) {
    this.given = given;
    this.directory = Staging.mendedOrRefused(given);
  }

  Recording read() {
    try {
      checkPresence();
      checkSums();
      return loaded();
    } catch (IOException e) {
      throw new TargetException("the recording " + given + " can't be read: " + e, e);
    }
  }

  private void checkPresence() throws IOException {
    if (!Files.exists(directory)) {
      throw new TargetException("there is no recording " + given);
    }
    if (!Files.isDirectory(directory)) {
      throw new TargetException(given + " is no recording: it is a file, not a directory");
    }
    boolean sums = Files.exists(directory.resolve(RecordingLayout.SUMS));
    if (!Recording.isOne(directory)) {
      throw sums
          ? broken(RecordingLayout.HEADER + " is missing")
          : new TargetException(
              given + " is not a recording: it has no " + RecordingLayout.HEADER + hint());
    }
    // Refuses another format first, which may have other files.
    Header.parse(given.toString(), text(directory.resolve(RecordingLayout.HEADER)));
    if (!sums) {
      throw broken(RecordingLayout.SUMS + ", which is written last, is missing");
    }
  }

  private String hint() throws IOException {
    boolean beneath = RecordingLayout.files(directory).stream().anyMatch(Recording::isOne);
    return beneath
        ? "; it holds recordings of several dumps: check with --dump, or one of them"
        : "";
  }

  private void checkSums() throws IOException {
    Set<String> summed = new HashSet<>();
    for (String line : text(directory.resolve(RecordingLayout.SUMS)).lines().toList()) {
      String[] parts = line.split("  ", 2);
      if (parts.length < 2) {
        throw broken("a line of " + RecordingLayout.SUMS + " is incomplete: " + line);
      }
      checkSum(parts[0], parts[1]);
      summed.add(parts[1]);
    }
    for (Path file : RecordingLayout.files(directory)) {
      String name = file.getFileName().toString();
      if (name.equals(RecordingLayout.HEADER) && !summed.contains(name)) {
        throw broken(RecordingLayout.SUMS + " does not list " + name);
      }
    }
  }

  private void checkSum(String sum, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw broken(name + " is missing");
    }
    if (!RecordingLayout.digest(Files.readAllBytes(file)).equals(sum)) {
      throw broken(name + " is not what was written (sha256sum -c " + RecordingLayout.SUMS + ")");
    }
  }

  private Recording loaded() throws IOException {
    Header header = Header.parse(given.toString(), text(directory.resolve(RecordingLayout.HEADER)));
    Recording recording = new Recording(header);
    int index = 0;
    for (Program program : header.programs()) {
      String base = RecordingLayout.base(index++, program);
      String source = text(directory.resolve(base + RecordingLayout.SOURCE));
      recording.add(
          new Program(program.name(), program.file(), source),
          RecordedText.parse(text(directory.resolve(base + RecordingLayout.TRANSCRIPT))));
    }
    return recording;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private TargetException broken(String why) {
    return new TargetException(
        given + " is a half-written or changed recording: " + why + "; record again");
  }
}
