// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.classes.store.ResultCache;
import org.jkdump.target.SymbolTable;

/** Symbols of vmlinux, kept on disk by build-id: finding them in a dump takes longest of all. */
public final class KallsymsStore {
  // To be raised whenever the same kernel makes another table.
  private static final String FORMAT = "kallsyms1-";

  private final ResultCache cache;

  private KallsymsStore(ResultCache cache) {
    this.cache = cache;
  }

  /** Symbols in {@code $JKDUMP_CACHE/kallsyms}, else {@code ~/.cache/jkdump/kallsyms}. */
  public static KallsymsStore usual() {
    return in(CacheHome.path().resolve("kallsyms"));
  }

  /** Symbols in another directory. */
  public static KallsymsStore in(Path directory) {
    return new KallsymsStore(new ResultCache(directory, Deflater.NO_COMPRESSION));
  }

  /**
   * Returns the symbols that were kept, else reads and keeps them.
   *
   * @param stext address of {@code _stext} in the dump
   * @param proof whether symbols are those of the dump's kernel; others are neither taken nor kept
   * @param reader reads the symbols from the dump
   */
  public SymbolTable symbols(
      String buildId, long stext, Predicate<SymbolTable> proof, Supplier<SymbolTable> reader) {
    String key = FORMAT + buildId;
    return cache
        .find(key)
        .flatMap(TableBytes::table)
        .flatMap(table -> slid(table, stext))
        .filter(proof)
        .orElseGet(() -> read(key, proof, reader));
  }

  private SymbolTable read(String key, Predicate<SymbolTable> proof, Supplier<SymbolTable> reader) {
    SymbolTable read = reader.get();
    if (proof.test(read)) {
      cache.keep(key, TableBytes.of(read));
    }
    return read;
  }

  // Per-CPU and other absolute symbols lie in the lower half. They don't move.
  private static Optional<SymbolTable> slid(SymbolTable table, long stext) {
    Optional<Long> kept = table.address("_stext");
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    long slide = stext - kept.get();
    long[] addresses = table.addresses();
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] += addresses[i] < 0 ? slide : 0;
      if (i > 0 && Long.compareUnsigned(addresses[i - 1], addresses[i]) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(table);
  }
}
