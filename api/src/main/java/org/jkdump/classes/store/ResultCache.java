// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Results on disk that take long to compute, each in a jar as {@link ClassCache} says, but in no
 * other place. They only save time: if the directory is unfit or a jar is damaged, nothing is said,
 * and nothing is found or kept.
 */
public final class ResultCache {
  private static final String ENTRY = "result";
  private static final int MOST_BYTES = 1 << 28;

  private final Path directory;
  private final int level;

  /**
   * Touches nothing yet.
   *
   * @param level of compression, see {@link java.util.zip.Deflater}
   */
  public ResultCache(Path directory, int level) {
    this.directory = directory;
    this.level = level;
  }

  /** The result that was kept for a key. */
  public Optional<byte[]> find(String key) {
    try {
      Optional<Path> jar = store(SafeDirectory.existing(directory)).find(key);
      return jar.isEmpty() ? Optional.empty() : unpacked(jar.get());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps a result in place of the one that was kept for the key. */
  public void keep(String key, byte[] result) {
    try {
      JarStore store = store(SafeDirectory.made(directory));
      store.prune(store.put(key, new JarSeal(key).sealed(packed(result))));
    } catch (IOException e) {
      // It will be computed again.
    }
  }

  private static JarStore store(Path directory) {
    return new JarStore(directory, damage -> {});
  }

  private byte[] packed(byte[] result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.setLevel(level);
      jar.putNextEntry(new ZipEntry(ENTRY));
      jar.write(result);
    }
    return bytes.toByteArray();
  }

  private static Optional<byte[]> unpacked(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return Optional.of(in.readNBytes(MOST_BYTES));
      }
    }
  }
}
