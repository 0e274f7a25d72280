// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jkdump.bridge.file.CacheDirectory;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.target.TargetException;

/**
 * Copies of vmlinux files with GDB's index of their debuginfo, with which crash starts in half the
 * time. They only save time: where one can't be made, nothing is said and the original serves.
 */
public final class IndexedVmlinux {
  private static final int KEPT = 2;
  private static final String NAME = "vmlinux.indexed";
  private static final long LARGEST = 4L << 30;

  private final Path cache;
  private final GdbAddIndex program;

  /**
   * @param cache directory of the copies, each in a directory named after its build-id
   */
  IndexedVmlinux(Path cache, GdbAddIndex program) {
    this.cache = cache;
    this.program = program;
  }

  /** The copies in {@code $JKDUMP_CACHE}, made by the {@code gdb-add-index} of the search path. */
  public static IndexedVmlinux ofThisMachine() {
    return new IndexedVmlinux(
        CacheHome.path().resolve("vmlinux"), new GdbAddIndex("gdb-add-index"));
  }

  /**
   * Returns the indexed copy if there is one, else the given file.
   *
   * @param buildId of the vmlinux in hexadecimal
   */
  public Path of(Path vmlinux, String buildId) {
    String id = KernelId.of("", buildId).buildId();
    Path copy = copy(id);
    if (id.isEmpty() || !Files.isRegularFile(copy)) {
      return vmlinux;
    }
    touch(copy);
    return copy;
  }

  /** Has the copy made by a process that outlives this one, if there is none and it would help. */
  public void make(Path vmlinux, String buildId) {
    Thread thread = new Thread(() -> begin(vmlinux, buildId), "jkdump-index-vmlinux");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Begins to make the copy; empty if there is nothing to make. */
  Optional<Process> begin(Path vmlinux, String buildId) {
    String id = KernelId.of("", buildId).buildId();
    try {
      if (id.isEmpty() || Files.exists(copy(id)) || !helps(vmlinux, id)) {
        return Optional.empty();
      }
      CacheDirectory.make(cache);
      prune();
      return fits(vmlinux)
          ? Optional.of(program.start(vmlinux, cache.resolve("indexing"), copy(id)))
          : Optional.empty();
    } catch (IOException | UncheckedIOException | TargetException e) {
      return Optional.empty();
    }
  }

  private static boolean helps(Path vmlinux, String id) {
    VmlinuxFile file = VmlinuxFile.read(vmlinux);
    return file.id().buildId().equals(id) && file.debuginfo() && !file.indexed();
  }

  // The copy, the file that objcopy writes beside it, and the rest for others.
  private boolean fits(Path vmlinux) throws IOException {
    long size = Files.size(vmlinux);
    return size <= LARGEST && Files.getFileStore(cache).getUsableSpace() / 4 > size;
  }

  private Path copy(String id) {
    return cache.resolve(id).resolve(NAME);
  }

  // Makes room for one more.
  private void prune() throws IOException {
    try (Stream<Path> builds = Files.list(cache)) {
      List<Path> old =
          builds
              .map(build -> build.resolve(NAME))
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(IndexedVmlinux::used).reversed())
              .skip(KEPT - 1)
              .toList();
      for (Path copy : old) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private static FileTime used(Path copy) {
    try {
      return Files.getLastModifiedTime(copy);
    } catch (IOException e) {
      return FileTime.from(Instant.EPOCH);
    }
  }

  private static void touch(Path copy) {
    try {
      Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Only pruning asks for the time.
    }
  }
}
