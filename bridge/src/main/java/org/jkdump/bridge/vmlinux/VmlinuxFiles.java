// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.bridge.file.NamedFile;
import org.jkdump.bridge.file.Unpacker;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;

/** Finds the vmlinux of a dump's kernel, and checks one that a person names. */
public final class VmlinuxFiles {
  private final VmlinuxPlaces places;
  private final Debuginfod debuginfod;

  VmlinuxFiles(VmlinuxPlaces places, Debuginfod debuginfod) {
    this.places = places;
    this.debuginfod = debuginfod;
  }

  /**
   * The system's places, {@code $JKDUMP_CACHE}, and the servers that {@code $DEBUGINFOD_URLS}
   * names.
   */
  public static VmlinuxFiles ofThisMachine() {
    DebuginfodSettings settings = DebuginfodSettings.of(System.getenv(), home());
    Path cache = CacheHome.path().resolve("vmlinux");
    return new VmlinuxFiles(
        new VmlinuxPlaces(Path.of("/"), cache, settings.cache()), new Debuginfod(settings));
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /**
   * Looks for a vmlinux of a build: on this machine, beside the dumps, then on the debuginfod
   * servers, from which a download may take minutes. One with debuginfo goes before one without.
   *
   * @param release of the dump's kernel, as {@code uname -r} prints it; empty if unknown
   * @param buildId of the dump's kernel in hexadecimal; empty if unknown: the release decides then
   * @param progress takes the present step
   * @param note takes a sentence for each file that was passed over, and for each server that
   *     failed
   * @throws InterruptedOperation if the thread is interrupted
   */
  public Optional<Path> find(
      String release,
      String buildId,
      List<Path> dumps,
      Consumer<String> progress,
      Consumer<String> note) {
    KernelId wanted = KernelId.of(release, buildId);
    Optional<VmlinuxFile> found = onThisMachine(wanted, dumps, progress, note);
    if (found.filter(VmlinuxFile::debuginfo).isPresent() || wanted.buildId().isEmpty()) {
      return found.map(VmlinuxFile::path);
    }
    Path target = places.cached(wanted.buildId());
    return debuginfod
        .fetch(wanted.buildId(), target, progress, note)
        .or(() -> found.map(VmlinuxFile::path));
  }

  /** Looks as {@link #find} does, but asks no server. */
  public Optional<Path> findLocal(
      String release,
      String buildId,
      List<Path> dumps,
      Consumer<String> progress,
      Consumer<String> note) {
    return onThisMachine(KernelId.of(release, buildId), dumps, progress, note)
        .map(VmlinuxFile::path);
  }

  /** Whether a file is, by its first bytes and its name, meant to be a kernel and not a dump. */
  public static boolean isKernel(Path file) {
    return Files.isRegularFile(file)
        && Files.isReadable(file)
        && (file.getFileName().toString().startsWith("vmlinu")
            || FileKind.of(file).filter(kind -> !kind.isKernel()).isEmpty());
  }

  private Optional<VmlinuxFile> onThisMachine(
      KernelId wanted, List<Path> dumps, Consumer<String> progress, Consumer<String> note) {
    Optional<VmlinuxFile> bare = Optional.empty();
    Iterator<Path> candidates = places.candidates(wanted, dumps).iterator();
    while (candidates.hasNext()) {
      InterruptedOperation.poll("looking for the vmlinux");
      Path candidate = candidates.next();
      progress.accept("looking for the vmlinux in " + candidate.getParent());
      Optional<VmlinuxFile> match = match(candidate, wanted, progress, note);
      if (match.filter(VmlinuxFile::debuginfo).isPresent()) {
        return match;
      }
      bare = bare.or(() -> match);
    }
    return bare;
  }

  private Optional<VmlinuxFile> match(
      Path candidate, KernelId wanted, Consumer<String> progress, Consumer<String> note) {
    VmlinuxFile file;
    try {
      file = VmlinuxFile.read(unpacker().unpacked(candidate, progress));
    } catch (InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      note.accept("passed over " + candidate + ": " + e.getMessage());
      return Optional.empty();
    }
    if (file.id().match(wanted) == KernelId.Match.SAME) {
      return Optional.of(file);
    }
    unpacker().forget(candidate);
    note.accept(
        String.format(
            "passed over %s: it has %s, the dump's kernel %s",
            candidate, file.id().words(), wanted.words()));
    return Optional.empty();
  }

  /**
   * Checks a vmlinux that a person names, and unpacks it if it is compressed.
   *
   * @param release of the dump's kernel; empty if unknown
   * @param buildId of the dump's kernel in hexadecimal; empty if unknown
   * @return the file to read: the given one, or the unpacked one in the cache
   * @throws OpenException if it is another file than the dump's vmlinux; the message says which and
   *     what to do
   */
  public Path checked(Path given, String release, String buildId, Consumer<String> progress) {
    NamedFile.check("vmlinux", given);
    if (!Files.isRegularFile(given)) {
      throw new OpenException("the vmlinux " + given + " is no ordinary file");
    }
    Path plain = unpacker().unpacked(given, progress);
    FileKind.of(plain)
        .ifPresent(
            kind -> {
              throw new OpenException(
                  String.format("the vmlinux %s is %s: %s", given, kind.words(), kind.advice()));
            });
    check(given, read(plain), KernelId.of(release, buildId));
    return plain;
  }

  private static VmlinuxFile read(Path file) {
    try {
      return VmlinuxFile.read(file);
    } catch (DebuginfoException e) {
      throw new OpenException(e.getMessage(), e);
    }
  }

  private static void check(Path given, VmlinuxFile file, KernelId wanted) {
    if (!file.kernel()) {
      throw new OpenException(
          "the vmlinux " + given + " is a program and no kernel: name the kernel's vmlinux");
    }
    if (file.id().match(wanted) == KernelId.Match.OTHER) {
      throw new OpenException(
          String.format(
              "the vmlinux %s is of another kernel than the dump: it has %s, the dump's kernel %s;"
                  + " %s",
              given,
              file.id().words(),
              wanted.words(),
              DebugPackages.advice(wanted.release(), wanted.buildId())));
    }
  }

  private Unpacker unpacker() {
    return new Unpacker(places.cache().resolve("unpacked"));
  }
}
