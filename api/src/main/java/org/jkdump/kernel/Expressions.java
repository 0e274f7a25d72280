// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import org.jkdump.target.CacheUse;
import org.jkdump.type.CType;
import org.jkdump.type.NoSuchMemberException;

/**
 * C expressions, and paths that begin with something else than a struct, each parsed once. Names
 * are looked up when an expression is evaluated, so a module that is loaded changes nothing here.
 */
final class Expressions {
  private static final int KEPT = 4096;
  private final Kernel kernel;
  private final Cache<String, CNode> parsed = cache(new ConcurrentStatsCounter());
  private final ConcurrentStatsCounter looks = new ConcurrentStatsCounter();
  // Replaced, not cleared: what a thread resolved before a change must not be kept after it.
  private volatile Cache<Path, Field> fields = cache(looks);

  private record Path(CType start, String text) {}

  Expressions(Kernel kernel) {
    this.kernel = kernel;
  }

  CNode parse(String expression) {
    return parsed.get(expression, CExpression::parse);
  }

  /** Forgets the targets of paths, which may be others from now on. */
  void forget() {
    fields = cache(looks);
  }

  /** Forgets the paths that may lead elsewhere. */
  void debuginfoChanged() {
    Cache<Path, Field> kept = cache(looks);
    fields.asMap().forEach((path, field) -> keep(kept, path, field));
    fields = kept;
  }

  Field field(CType start, String path) {
    try {
      return fields.get(new Path(start, path), p -> kernel.attributes().field(start, path));
    } catch (NoSuchMemberException e) {
      throw e.in(kernel.facts().release());
    }
  }

  /** The expressions that are kept. */
  CacheUse use() {
    return use("C expressions", parsed);
  }

  /** The paths that are kept. */
  CacheUse pathsUse() {
    return use("paths of other types", fields);
  }

  private static CacheUse use(String name, Cache<?, ?> cache) {
    CacheStats stats = cache.stats();
    return CacheUse.of(name, cache.estimatedSize())
        .limit(KEPT)
        .looks(stats.hitCount(), stats.missCount())
        .evictions(stats.evictionCount());
  }

  private static void keep(Cache<Path, Field> kept, Path path, Field field) {
    if (!field.isOpen()) {
      kept.put(path, field);
    }
  }

  private static <K, V> Cache<K, V> cache(StatsCounter looks) {
    return Caffeine.newBuilder()
        .maximumSize(KEPT)
        .executor(Runnable::run)
        .recordStats(() -> looks)
        .build();
  }
}
