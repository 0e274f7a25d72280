// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Contents and hit rate of a cache. A figure that the cache does not count is -1.
 *
 * @param bytes of memory, roughly
 * @param limit most entries, or bytes if the cache counts bytes; -1 for as many as there are names
 * @param hits look-ups that found an entry, which may be a known absence
 * @param evictions entries that had to make room
 */
public record CacheUse(
    String name, long entries, long bytes, long limit, long hits, long misses, long evictions) {

  /** A cache of so many entries that counts nothing else. */
  public static CacheUse of(String name, long entries) {
    return new CacheUse(name, entries, -1, -1, -1, -1, -1);
  }

  /** The same with the bytes held. */
  public CacheUse bytes(long held) {
    return new CacheUse(name, entries, held, limit, hits, misses, evictions);
  }

  /** The same with a limit. */
  public CacheUse limit(long most) {
    return new CacheUse(name, entries, bytes, most, hits, misses, evictions);
  }

  /** The same with the look-ups until now. */
  public CacheUse looks(long found, long missed) {
    return new CacheUse(name, entries, bytes, limit, found, missed, evictions);
  }

  /** The same with the evictions until now. */
  public CacheUse evictions(long count) {
    return new CacheUse(name, entries, bytes, limit, hits, misses, count);
  }

  /** Share of hits among the look-ups, {@code 97%}; a dash if there were no look-ups. */
  public String rate() {
    return rate(hits, misses);
  }

  public static String rate(long hits, long misses) {
    return hits + misses <= 0 || hits < 0 ? "-" : hits * 100 / (hits + misses) + "%";
  }
}
