// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jkdump.target.CacheUse;

/**
 * Results of memoized functions for one kernel: at most {@link #LIMIT} of all functions together;
 * the results that are used least leave first. A result is made once, even if many threads ask for
 * it at the same time. A failure is not kept. Safe for use by many threads.
 */
public final class Memos {
  /** Maximum number of results that are kept. */
  public static final long LIMIT = 10_000;

  private final boolean live;
  private final Cache<Key, MemoResult> results;
  private final Cache<Object, MemoCount> functions =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
  private final ResultWaits waits = new ResultWaits();

  /**
   * @param live whether the kernel runs, so that its memory changes
   */
  public Memos(boolean live) {
    this(live, LIMIT);
  }

  Memos(boolean live, long limit) {
    this.live = live;
    this.results =
        Caffeine.newBuilder().maximumSize(limit).executor(Runnable::run).recordStats().build();
  }

  /**
   * Forgets the results of functions that have one of these flags, including results that are being
   * made at this moment.
   */
  public void purge(Set<MemoFlag> flags) {
    results.asMap().keySet().removeIf(key -> flags.stream().anyMatch(key.function()::has));
  }

  /** Forgets all results. */
  public void clear() {
    results.invalidateAll();
  }

  /** Returns the number of results that are kept. */
  public CacheUse use() {
    List<MemoCount> all = List.copyOf(functions.asMap().values());
    return CacheUse.of("memoized functions", results.estimatedSize())
        .limit(LIMIT)
        .looks(
            all.stream().mapToLong(MemoCount::hits).sum(),
            all.stream().mapToLong(MemoCount::misses).sum())
        .evictions(results.stats().evictionCount());
  }

  /** Returns the functions that were called, in the order of their names. */
  public MemoTable table() {
    List<MemoTable.Row> rows = new ArrayList<>();
    functions.asMap().forEach((function, count) -> rows.add(row(function, count)));
    return MemoTable.of(rows);
  }

  /**
   * Returns a result that is kept and valid, or makes a new one. The function may call itself
   * meanwhile with other arguments.
   */
  <R> R get(Memoized function, Object[] arguments, Supplier<R> maker) {
    if (live && function.has(MemoFlag.LIVE)) {
      return maker.get();
    }
    Key key = new Key(function, arguments);
    MemoCount count = functions.get(key.identity(), f -> new MemoCount(function));
    Duration timeout = function.timeout();
    while (true) {
      MemoResult known = results.getIfPresent(key);
      if (known == null || known.hadLessThan(timeout)) {
        MemoResult mine = new MemoResult(timeout);
        if (isFirst(key, known, mine)) {
          count.miss();
          return mine.run(maker, () -> results.asMap().remove(key, mine));
        }
      } else if (isMade(known, key)) {
        count.hit();
        return result(known);
      }
    }
  }

  private boolean isFirst(Key key, MemoResult known, MemoResult mine) {
    return known == null
        ? results.asMap().putIfAbsent(key, mine) == null
        : results.asMap().replace(key, known, mine);
  }

  // After another thread's failure, each waiting thread tries by itself.
  private boolean isMade(MemoResult known, Key key) {
    waits.await(known, key);
    return known.isMade();
  }

  @SuppressWarnings("unchecked")
  private static <R> R result(MemoResult known) {
    return (R) known.value();
  }

  private MemoTable.Row row(Object function, MemoCount count) {
    long kept = results.asMap().keySet().stream().filter(k -> k.identity() == function).count();
    return new MemoTable.Row(count.name(), count.flags(), kept, count.hits(), count.misses());
  }
}
