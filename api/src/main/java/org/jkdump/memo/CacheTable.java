// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.List;
import org.jkdump.artwork.Table;
import org.jkdump.target.CacheUse;

/** Table of one kernel's caches. */
public record CacheTable(List<CacheUse> caches) {
  public CacheTable {
    caches = List.copyOf(caches);
  }

  /** Returns the cache with a name, such as {@code pages}. */
  public CacheUse of(String name) {
    return caches.stream().filter(cache -> cache.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    Table table =
        Table.of("CACHE", "ENTRIES", "BYTES", "LIMIT", "HITS", "MISSES", "RATE", "EVICTED");
    caches.forEach(
        c ->
            table.row(
                c.name(),
                c.entries(),
                bytes(c.bytes()),
                c.bytes() < 0 ? count(c.limit()) : bytes(c.limit()),
                count(c.hits()),
                count(c.misses()),
                c.rate(),
                count(c.evictions())));
    return table.right("BYTES", "LIMIT", "HITS", "MISSES", "RATE", "EVICTED").toString();
  }

  private static String count(long n) {
    return n < 0 ? "-" : Long.toString(n);
  }

  private static String bytes(long n) {
    if (n < 0) {
      return "-";
    }
    return n < 10 << 20 ? (n + 1023 >> 10) + "K" : (n >> 20) + "M";
  }
}
