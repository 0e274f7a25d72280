// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The sealed jars in one directory, which must be a {@link SafeDirectory}.
 *
 * @param note takes the damage that is found and repaired
 */
record JarStore(Path directory, Consumer<String> note) {
  static final int KEPT = 8;
  static final int MODULES_KEPT = 200;
  private static final String JAR = ".kernel.jar";
  private static final String PART = ".kernel.part";
  private static final Duration PART_KEPT = Duration.ofDays(1);

  Path entry(String key) {
    return directory.resolve(key + JAR);
  }

  boolean holds(Path jar) {
    return directory.equals(jar.getParent());
  }

  /** The jar of a key, if there is a sound one; it counts as used now. */
  Optional<Path> find(String key) {
    Path entry = entry(key);
    Optional<String> fault;
    try {
      fault = fault(entry, key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      fault = Optional.of("it can't be read: " + FileRefusal.of(e));
    }
    fault.ifPresent(why -> note.accept(entry + " is not used and made anew: " + why));
    if (fault.isPresent()) {
      return Optional.empty();
    }
    touch(entry);
    return Optional.of(entry);
  }

  /** Puts a sealed jar in place of whatever is there; a reader sees it whole or not at all. */
  Path put(String key, byte[] sealed) throws IOException {
    Path part = Files.createTempFile(directory, key + ".", PART);
    try {
      Files.write(part, sealed);
      long written = Files.size(part);
      if (written != sealed.length) {
        throw new IOException("only " + written + " of " + sealed.length + " bytes were written");
      }
      return replace(part, entry(key));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The most recently used sound jar whose key has this prefix. */
  Optional<Path> latest(String prefix) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> isNamed(file, JAR) && key(file).startsWith(prefix))
          .map(Aged::of)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Aged::time).reversed())
          .map(aged -> find(key(aged.path())))
          .flatMap(Optional::stream)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps the {@value #KEPT} jars that were used last and {@value #MODULES_KEPT} of modules, the
   * given one among them, and removes what makers that died left behind a day ago. Files with other
   * names are left alone.
   */
  void prune(Path made) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Aged> ours = files.map(Aged::of).flatMap(Optional::stream).toList();
      prune(ours, isModule(made), made);
      prune(ours, !isModule(made), made);
      FileTime old = FileTime.from(Instant.now().minus(PART_KEPT));
      ours.stream()
          .filter(file -> isNamed(file.path(), PART) && file.time().compareTo(old) < 0)
          .forEach(Aged::remove);
    } catch (IOException | UncheckedIOException e) {
      // The next maker tries again.
    }
  }

  private static void prune(List<Aged> ours, boolean modules, Path made) {
    int kept = (modules ? MODULES_KEPT : KEPT) - (isModule(made) == modules ? 1 : 0);
    ours.stream()
        .filter(file -> isNamed(file.path(), JAR) && isModule(file.path()) == modules)
        .filter(file -> !file.path().equals(made))
        .sorted(Comparator.comparing(Aged::time).reversed())
        .skip(kept)
        .forEach(Aged::remove);
  }

  private static boolean isModule(Path jar) {
    return jar.getFileName().toString().startsWith(ClassCache.MODULE + "-");
  }

  private static Optional<String> fault(Path entry, String key) throws IOException {
    Inode inode = Inode.of(entry);
    if (!inode.isRegular()) {
      return Optional.of("it is no regular file");
    }
    if (inode.uid() != EffectiveUser.effective() || inode.isWritableByMore()) {
      return Optional.of("another user could write it (mode " + inode.permissions() + ")");
    }
    return new JarSeal(key).fault(entry);
  }

  private Path replace(Path part, Path entry) throws IOException {
    if (Files.isDirectory(entry, NOFOLLOW_LINKS)) {
      moveAside(entry);
    }
    return Files.move(part, entry, ATOMIC_MOVE);
  }

  // Not removed, because its content is unknown. If another session has put a jar there
  // meanwhile, the move fails, as a file never replaces a directory.
  private void moveAside(Path entry) throws IOException {
    Path aside = Files.createTempDirectory(directory, entry.getFileName() + ".");
    try {
      Files.move(entry, aside, ATOMIC_MOVE);
      note.accept("the directory " + entry + " was moved to " + aside);
    } catch (IOException e) {
      Files.delete(aside);
    }
  }

  private static void touch(Path entry) {
    try {
      Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // A directory that can only be read is as good; only pruning asks for the time.
    }
  }

  private static boolean isNamed(Path file, String suffix) {
    return file.getFileName().toString().endsWith(suffix);
  }

  private static String key(Path jar) {
    String name = jar.getFileName().toString();
    return name.substring(0, name.length() - JAR.length());
  }

  private record Aged(Path path, FileTime time) {
    static Optional<Aged> of(Path path) {
      try {
        BasicFileAttributes found =
            Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        return found.isRegularFile()
            ? Optional.of(new Aged(path, found.lastModifiedTime()))
            : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    void remove() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // The next maker tries again.
      }
    }
  }
}
