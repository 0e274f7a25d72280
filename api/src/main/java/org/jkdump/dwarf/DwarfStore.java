// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.elf.BuildId;
import org.jkdump.target.TargetException;

/**
 * Indexes of debuginfo, kept on disk by build-id as {@link ClassCache} says. Whatever is wrong with
 * the place, the index is read from the file itself.
 */
public final class DwarfStore {
  // To be raised whenever the same file makes another index.
  private static final String FORMAT = "dwarf1";
  private static final String ENTRY = "index";
  // The index of a smaller file is read as fast from the file itself.
  private static final long SMALL = 32 << 20;
  private static final int MOST_BYTES = 1 << 28;

  private final ClassCache cache;
  private final long small;

  /**
   * @param small bytes of a file whose index isn't kept
   */
  DwarfStore(ClassCache cache, long small) {
    this.cache = cache;
    this.small = small;
  }

  /** Indexes in {@code $JKDUMP_CACHE/dwarf}, else {@code ~/.cache/jkdump/dwarf}. */
  public static DwarfStore usual() {
    return new DwarfStore(new ClassCache(CacheHome.path().resolve("dwarf"), text -> {}), SMALL);
  }

  /**
   * Returns the index of a linked file with debuginfo, see {@link DwarfIndex#read(Path)}.
   *
   * @throws org.jkdump.elf.DebuginfoException if the file can't be read, has no debuginfo or is
   *     damaged
   */
  public DwarfIndex index(Path vmlinux) {
    Optional<String> id = BuildId.of(vmlinux).filter(found -> !found.isEmpty());
    return id.isEmpty() || isSmall(vmlinux)
        ? DwarfIndex.read(vmlinux)
        : new Kept(vmlinux).get(FORMAT + "-" + id.get());
  }

  private boolean isSmall(Path file) {
    try {
      return Files.size(file) < small;
    } catch (IOException e) {
      return true;
    }
  }

  /** One question for an index. */
  private final class Kept {
    private final Path vmlinux;
    private DwarfIndex made;

    Kept(Path vmlinux) {
      this.vmlinux = vmlinux;
    }

    DwarfIndex get(String key) {
      try {
        Path jar = cache.jar(key, this::make);
        return made != null ? made : unpacked(jar);
      } catch (TargetException e) {
        if (made == null) {
          throw e;
        }
        return made;
      } catch (IOException e) {
        return DwarfIndex.read(vmlinux);
      }
    }

    private byte[] make() {
      made = DwarfIndex.read(vmlinux);
      try {
        return packed(made);
      } catch (IOException e) {
        throw new TargetException("can't keep the index of " + vmlinux, e);
      }
    }
  }

  private static byte[] packed(DwarfIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.setLevel(Deflater.BEST_SPEED);
      jar.putNextEntry(new ZipEntry(ENTRY));
      jar.write(IndexBytes.of(index));
    }
    return bytes.toByteArray();
  }

  private static DwarfIndex unpacked(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        throw new IOException("no index in " + jar);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return IndexBytes.index(in.readNBytes(MOST_BYTES));
      }
    }
  }
}
