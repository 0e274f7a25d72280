// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/** Unpacks compressed files with the system's programs into the cache. */
public final class Unpacker {
  private static final Map<String, String> PROGRAMS =
      Map.of(".xz", "xz", ".zst", "zstd", ".gz", "gzip");

  private final Path cache;

  /**
   * @param cache directory of the unpacked files
   */
  public Unpacker(Path cache) {
    this.cache = cache;
  }

  /** Returns whether a file is compressed, by its name. */
  public static boolean isPacked(Path file) {
    return suffix(file).isPresent();
  }

  /**
   * The file itself, or its unpacked content if it is compressed.
   *
   * @param progress is given the name of a file that is unpacked
   */
  public Path unpacked(Path file, Consumer<String> progress) {
    Optional<String> suffix = suffix(file);
    suffix.ifPresent(s -> progress.accept("unpacking " + file));
    return suffix.map(s -> unpack(file, s)).orElse(file);
  }

  /** Removes the unpacked content of a file, if the file is compressed. */
  public void forget(Path file) {
    suffix(file).map(s -> target(file, s)).ifPresent(Unpacker::delete);
  }

  private static void delete(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      // A file too many in the cache does no harm.
    }
  }

  private static Optional<String> suffix(Path file) {
    String name = file.getFileName().toString();
    return PROGRAMS.keySet().stream().filter(name::endsWith).findFirst();
  }

  private Path unpack(Path file, String suffix) {
    Path target = target(file, suffix);
    try {
      return isFresh(target, file) ? target : unpack(file, suffix, target);
    } catch (IOException e) {
      Path directory = target.getParent();
      throw new TargetException("can't unpack " + file + " into " + directory + ": " + e, e);
    }
  }

  private Path target(Path file, String suffix) {
    String name = file.getFileName().toString();
    return cache.resolve(place(file)).resolve(name.substring(0, name.length() - suffix.length()));
  }

  private static Path unpack(Path file, String suffix, Path target) throws IOException {
    try (PartialFile partial = PartialFile.of(target)) {
      run(PROGRAMS.get(suffix), file, partial.path());
      Files.setLastModifiedTime(partial.path(), Files.getLastModifiedTime(file));
      return partial.publish();
    }
  }

  // Files of one name may be of different kernels.
  private static String place(Path file) {
    byte[] path = file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(path).toString();
  }

  private static boolean isFresh(Path target, Path source) throws IOException {
    return Files.exists(target)
        && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(source));
  }

  private static void run(String program, Path file, Path output) throws IOException {
    // An absolute path is no option, even if the name begins with a dash.
    ProcessBuilder builder = new ProcessBuilder(program, "-dc", file.toAbsolutePath().toString());
    Process process;
    try {
      process = builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new TargetException(
          "'" + program + "' is needed to unpack " + file + ": install it or unpack the file", e);
    }
    try {
      // The program's error messages fit into the pipe.
      if (process.waitFor() != 0) {
        String errors =
            new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        throw new TargetException("can't unpack " + file + ": " + errors);
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new InterruptedOperation("unpacking " + file);
    }
  }
}
