// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.module;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/** Unpacks compressed modules with the system's programs into the cache. */
final class Unpacker {
  private static final Map<String, String> PROGRAMS =
      Map.of(".xz", "xz", ".zst", "zstd", ".gz", "gzip");

  private final Path cache;

  /**
   * @param cache directory of the unpacked files
   */
  Unpacker(Path cache) {
    this.cache = cache;
  }

  /** {@code $JKDUMP_CACHE/modules/RELEASE}. */
  static Unpacker of(String release) {
    return new Unpacker(CacheHome.path().resolve("modules").resolve(release));
  }

  /**
   * The file itself, or its unpacked content if it is compressed.
   *
   * @param progress is given the name of a file that is unpacked
   */
  Path unpacked(Path file, Consumer<String> progress) {
    String name = file.getFileName().toString();
    Optional<String> suffix = PROGRAMS.keySet().stream().filter(name::endsWith).findFirst();
    suffix.ifPresent(s -> progress.accept("unpacking " + file));
    return suffix
        .map(s -> unpack(file, name.substring(0, name.length() - s.length()), s))
        .orElse(file);
  }

  // Unpacks under another name first, because another session may look for the file meanwhile.
  private Path unpack(Path file, String name, String suffix) {
    Path directory = cache.resolve(place(file));
    Path target = directory.resolve(name);
    try {
      if (isFresh(target, file)) {
        return target;
      }
      // The mode keeps other users from changing the files.
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path partial = Files.createTempFile(directory, name, ".part");
      run(PROGRAMS.get(suffix), file, partial.toFile());
      Files.setLastModifiedTime(partial, Files.getLastModifiedTime(file));
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new TargetException("can't unpack " + file + " into " + directory + ": " + e, e);
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

  private static void run(String program, Path file, File output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program, "-dc", file.toString());
    Process process;
    try {
      process = builder.redirectOutput(output).start();
    } catch (IOException e) {
      throw new TargetException(
          "'" + program + "' is needed to unpack " + file + ": install it or unpack the file", e);
    }
    try {
      // The program's error messages fit into the pipe.
      if (process.waitFor() != 0) {
        output.delete();
        String errors =
            new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        throw new TargetException("can't unpack " + file + ": " + errors);
      }
    } catch (InterruptedException e) {
      process.destroy();
      output.delete();
      throw new InterruptedOperation("unpacking " + file);
    }
  }
}
