// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jkdump.repl.program.Program;

/** The names of the files of a recording. */
final class RecordingLayout {
  static final String HEADER = "recording.txt";
  // Written last: without this file the recording is not complete.
  static final String SUMS = "SHA256SUMS";
  static final String SOURCE = ".jsh";
  static final String TRANSCRIPT = ".txt";
  private static final Pattern OURS =
      Pattern.compile("recording\\.txt|SHA256SUMS(\\.part)?|\\d{2,}-[\\w.+-]+\\.(jsh|txt)");

  private RecordingLayout() {}

  /** Beginning of the names of a program's files: {@code 01-crashinfo}. */
  static String base(int index, Program program) {
    Path last = Path.of(program.file()).getFileName();
    String name = last == null ? "" : last.toString().replaceFirst("\\.jsh$", "");
    String safe = name.replaceAll("[^A-Za-z0-9_.+-]", "_");
    return String.format("%02d-%s", index + 1, safe.isEmpty() ? "program" : safe);
  }

  /** A file in a directory that belongs to no recording. */
  static Optional<Path> stranger(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !isOurs(file)).sorted().findFirst();
    }
  }

  private static boolean isOurs(Path file) {
    return Files.isRegularFile(file) && OURS.matcher(file.getFileName().toString()).matches();
  }

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Deletes a directory with its files. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
