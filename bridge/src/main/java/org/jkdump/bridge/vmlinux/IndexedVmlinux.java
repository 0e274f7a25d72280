// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

  /** Makes the copy in a background thread, if there is none and it would help. */
  public void make(Path vmlinux, String buildId) {
    Thread thread = new Thread(() -> makeNow(vmlinux, buildId), "jkdump-index-vmlinux");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Makes the copy, and returns whether it was made. */
  boolean makeNow(Path vmlinux, String buildId) {
    String id = KernelId.of("", buildId).buildId();
    try {
      return !id.isEmpty() && !Files.exists(copy(id)) && helps(vmlinux, id) && locked(vmlinux, id);
    } catch (IOException | UncheckedIOException | TargetException | LinkageError e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean helps(Path vmlinux, String id) {
    VmlinuxFile file = VmlinuxFile.read(vmlinux);
    return file.id().buildId().equals(id) && file.debuginfo() && !file.indexed();
  }

  // One session makes one copy at a time, in one directory: its content is a dead maker's.
  private boolean locked(Path vmlinux, String id) throws IOException, InterruptedException {
    CacheDirectory.make(cache);
    try (FileChannel file =
            FileChannel.open(
                cache.resolve("indexing.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock != null && fits(vmlinux) && index(vmlinux, id);
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  // The copy, the file that objcopy writes beside it, and the rest for others.
  private boolean fits(Path vmlinux) throws IOException {
    long size = Files.size(vmlinux);
    return size <= LARGEST && Files.getFileStore(cache).getUsableSpace() / 4 > size;
  }

  private boolean index(Path vmlinux, String id) throws IOException, InterruptedException {
    Path directory = cache.resolve("indexing");
    remove(directory);
    Files.createDirectory(directory);
    try {
      Path made = directory.resolve("vmlinux");
      if (!program.run(vmlinux, made, () -> discard(directory))
          || !VmlinuxFile.read(made).indexed()) {
        return false;
      }
      CacheDirectory.make(copy(id).getParent());
      Files.move(made, copy(id), StandardCopyOption.ATOMIC_MOVE);
      prune();
      return true;
    } finally {
      remove(directory);
    }
  }

  private Path copy(String id) {
    return cache.resolve(id).resolve(NAME);
  }

  private static void discard(Path directory) {
    try {
      remove(directory);
    } catch (IOException e) {
      // The next maker removes it.
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private void prune() throws IOException {
    try (Stream<Path> builds = Files.list(cache)) {
      List<Path> old =
          builds
              .map(build -> build.resolve(NAME))
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(IndexedVmlinux::used).reversed())
              .skip(KEPT)
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
