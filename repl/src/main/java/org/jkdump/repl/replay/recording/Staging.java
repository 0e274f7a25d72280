// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jkdump.target.TargetException;

/**
 * Directory beside a recording in which a new one is written, until a rename puts it in the
 * recording's place. Foreign files are never touched.
 */
final class Staging {
  private static final String PART = ".part-";
  private static final String OLD = ".old-";

  private final Path target;
  private final Path part;

  private Staging(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /**
   * Makes a directory to write in.
   *
   * @throws TargetException if the recording could not be put there
   */
  static Staging begin(Path given) {
    try {
      Path target = mended(given);
      checkReplaceable(given, target);
      removeDead(target);
      Files.createDirectories(target.getParent());
      Path part = sibling(target, PART + ProcessHandle.current().pid());
      return new Staging(target, Files.createDirectory(part));
    } catch (IOException e) {
      throw new TargetException("the recording " + given + " can't be written: " + why(e), e);
    }
  }

  Path directory() {
    return part;
  }

  /** Puts the directory in the recording's place. */
  void commit() throws IOException {
    if (!Files.exists(target) || RecordingLayout.files(target).isEmpty()) {
      move(part, target);
      return;
    }
    checkReplaceable(target, target);
    Path old = sibling(target, OLD + ProcessHandle.current().pid());
    move(target, old);
    move(part, target);
    RecordingLayout.delete(old);
  }

  void abandon() {
    try {
      RecordingLayout.delete(part);
    } catch (IOException e) {
      // The next recording there deletes the directory.
    }
  }

  /** Directory of a recording; completes a replacement that ended between its renames. */
  static Path mended(Path given) throws IOException {
    Path target = Files.exists(given) ? given.toRealPath() : given.toAbsolutePath().normalize();
    if (target.getFileName() == null) {
      throw new TargetException(given + " can't be a recording: it is the root of all files");
    }
    if (!Files.exists(target)) {
      Optional<Path> complete = complete(target, PART).or(() -> complete(target, OLD));
      if (complete.isPresent()) {
        move(complete.get(), target);
      }
    }
    return target;
  }

  /** The same with an error that names the recording. */
  static Path mendedOrRefused(Path given) {
    try {
      return mended(given);
    } catch (IOException e) {
      throw new TargetException("the recording " + given + " can't be read: " + why(e), e);
    }
  }

  private static Optional<Path> complete(Path target, String kind) {
    return dead(target, kind).stream()
        .filter(directory -> Files.exists(directory.resolve(RecordingLayout.SUMS)))
        .findFirst();
  }

  private static void removeDead(Path target) throws IOException {
    for (String kind : List.of(PART, OLD)) {
      for (Path left : dead(target, kind)) {
        RecordingLayout.delete(left);
      }
    }
  }

  // Directories of processes that are gone.
  private static List<Path> dead(Path target, String kind) {
    String lead = "." + target.getFileName() + kind;
    try (Stream<Path> siblings = Files.list(target.getParent())) {
      return siblings
          .filter(file -> file.getFileName().toString().startsWith(lead))
          .filter(file -> !isAlive(file.getFileName().toString().substring(lead.length())))
          .filter(Staging::isOurs)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isOurs(Path directory) {
    try {
      return Files.isDirectory(directory) && RecordingLayout.stranger(directory).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isAlive(String pid) {
    return !pid.matches("\\d{1,18}") || ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  private static void checkReplaceable(Path given, Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new TargetException(given + " is a file: a recording is a directory; name another");
    }
    Optional<Path> stranger = RecordingLayout.stranger(target);
    boolean empty = RecordingLayout.files(target).isEmpty();
    if (stranger.isPresent() || !empty && !Recording.isOne(target)) {
      String what = stranger.map(file -> ": " + file.getFileName() + " is not of one").orElse("");
      throw new TargetException(
          given + " is not a recording" + what + "; it stays as it is, name another directory");
    }
  }

  private static Path sibling(Path target, String end) {
    return target.resolveSibling("." + target.getFileName() + end);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(to + " can't be replaced at once", e);
    }
  }

  private static String why(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}
