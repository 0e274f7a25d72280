// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.concurrent.atomic.AtomicInteger;
import org.jkdump.target.CacheUse;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Target;

/**
 * Pages of one target that were read, bounded in bytes. A miss reads ahead: little for scattered
 * accesses, more for accesses that move on through memory.
 */
public final class PageCache {
  /** Default limit of the cache, in bytes. */
  public static final long DEFAULT_BYTES = 256L << 20;

  private static final int SCATTERED_PAGES = 8;
  private static final int SEQUENTIAL_PAGES = 64;
  private static final int ENTRY_OVERHEAD = 128;

  private static final int MOST_SLOTS = 4096;
  // Part of the limit that one memory may keep in its slots; two memories keep some at a time.
  private static final int SLOTS_PART = 16;

  /**
   * Page of memory.
   *
   * @param data null if the outcome isn't OK
   * @param age number of the times that failures were forgotten before this page was read
   */
  record Page(long address, byte[] data, Outcome outcome, int age) {}

  private record Key(Space space, long task, long address) {}

  private final Target target;
  private final int pageSize;
  private final long maxBytes;
  private final Cache<Key, Page> pages;
  private final AtomicInteger age = new AtomicInteger();

  public PageCache(Target target, long maxBytes) {
    this.target = target;
    this.maxBytes = maxBytes;
    this.pageSize = target.facts().pageSize();
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes - 2 * (maxBytes / SLOTS_PART))
            .weigher((Key key, Page page) -> weight(page))
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  /** Returns the page at a page-aligned address. */
  Page page(Space space, long task, long address) {
    Page page = pages.getIfPresent(new Key(space, task, address));
    return page != null && isCurrent(page) ? page : load(space, task, address);
  }

  private boolean isCurrent(Page page) {
    return page.data() != null || page.age() == age.get();
  }

  /** Number of pages that a memory may keep for itself within the limit: a power of two. */
  int slots() {
    long most = Math.min(MOST_SLOTS, maxBytes / SLOTS_PART / pageSize);
    return (int) Math.max(1, Long.highestOneBit(most));
  }

  /**
   * Lets pages that couldn't be read be read again: with a module's debuginfo crash may know where
   * they are.
   */
  public void forgetFailures() {
    age.incrementAndGet();
  }

  /** Returns the approximate number of bytes held at this moment. */
  public long bytes() {
    return pages.policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
  }

  /**
   * Returns the use of the cache. A {@link Memory} keeps the pages that it read last; only reads of
   * other pages come here and are counted.
   */
  public CacheUse use() {
    CacheStats stats = pages.stats();
    return CacheUse.of("pages", pages.estimatedSize())
        .bytes(bytes())
        .limit(maxBytes)
        .looks(stats.hitCount(), stats.missCount())
        .evictions(stats.evictionCount());
  }

  private Page load(Space space, long task, long address) {
    int small = SCATTERED_PAGES * pageSize;
    long start = address & -(long) small;
    boolean moving = has(space, task, start - pageSize) || has(space, task, start + small);
    int count = moving ? SEQUENTIAL_PAGES : SCATTERED_PAGES;
    start = address & -((long) count * pageSize);
    int now = age.get();
    Pages read = target.readPages(space, task, start, count);
    Page wanted = null;
    for (int i = 0; i < count; i++) {
      long at = start + (long) i * pageSize;
      Page page = new Page(at, read.data()[i], read.outcomes()[i], now);
      pages.put(new Key(space, task, at), page);
      wanted = at == address ? page : wanted;
    }
    return wanted;
  }

  private boolean has(Space space, long task, long address) {
    return pages.policy().getIfPresentQuietly(new Key(space, task, address)) != null;
  }

  private static int weight(Page page) {
    return ENTRY_OVERHEAD + (page.data() == null ? 0 : page.data().length);
  }
}
