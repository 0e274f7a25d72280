// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.classes.store.ResultCache;
import org.jkdump.elf.BuildId;

/** Indexes of debuginfo, kept on disk by build-id in a {@link ResultCache}. */
public final class DwarfStore {
  // To be raised whenever the same file makes another index.
  private static final String FORMAT = "dwarf1";
  // The index of a smaller file is read as fast from the file itself.
  private static final long SMALL = 32 << 20;

  private final ResultCache cache;
  private final long small;

  /**
   * @param small bytes of a file whose index isn't kept
   */
  DwarfStore(ResultCache cache, long small) {
    this.cache = cache;
    this.small = small;
  }

  /** Indexes in {@code $JKDUMP_CACHE/dwarf}, else {@code ~/.cache/jkdump/dwarf}. */
  public static DwarfStore usual() {
    return new DwarfStore(
        new ResultCache(CacheHome.path().resolve("dwarf"), Deflater.BEST_SPEED), SMALL);
  }

  /**
   * Returns the index of a linked file with debuginfo, see {@link DwarfIndex#read(Path)}.
   *
   * @throws org.jkdump.elf.DebuginfoException if the file can't be read, has no debuginfo or is
   *     damaged
   */
  public DwarfIndex index(Path vmlinux) {
    Optional<String> id = BuildId.of(vmlinux).filter(found -> !found.isEmpty());
    if (id.isEmpty() || isSmall(vmlinux)) {
      return DwarfIndex.read(vmlinux);
    }
    String key = FORMAT + "-" + id.get();
    return cache.find(key).flatMap(DwarfStore::index).orElseGet(() -> made(key, vmlinux));
  }

  private boolean isSmall(Path file) {
    try {
      return Files.size(file) < small;
    } catch (IOException e) {
      return true;
    }
  }

  private static Optional<DwarfIndex> index(byte[] kept) {
    try {
      return Optional.of(IndexBytes.index(kept));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private DwarfIndex made(String key, Path vmlinux) {
    DwarfIndex made = DwarfIndex.read(vmlinux);
    try {
      cache.keep(key, IndexBytes.of(made));
    } catch (IOException e) {
      // A name is too long for it.
    }
    return made;
  }
}
