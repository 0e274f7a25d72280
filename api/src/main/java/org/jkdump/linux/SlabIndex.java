// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Translations;

/** The slabs of every cache, found by one pass over all {@code struct page}s. */
final class SlabIndex {
  // No section of a memory map is smaller, so the struct pages of a chunk are an array.
  private static final int CHUNK = 4096;
  private static final int CHUNKS_AT_ONCE = 65536;

  // 4 PiB, and 1 TiB, of pages of 4 KiB
  private static final long MOST_PAGES = 1L << 40;
  private static final long MANY_PAGES = 1L << 28;
  private final Kernel kernel;
  private final SlabPages pages;
  private final int pageSize;
  private final Map<Long, SlabList> byCache = new HashMap<>();
  private final long[] caches;
  private int lost;

  SlabIndex(Kernel kernel) {
    this.kernel = kernel;
    this.pages = new SlabPages(kernel);
    this.pageSize = kernel.facts().pageSize();
    this.caches = Slab.caches(kernel).stream().mapToLong(Struct::addr_).sorted().toArray();
    scan(maxPfn());
  }

  /** The slabs of a cache in the order of their physical addresses. */
  SlabList of(long cache) {
    return byCache.getOrDefault(cache, new SlabList());
  }

  private long maxPfn() {
    long max = kernel.memory().unsigned(kernel.symbolAddress("max_pfn"), kernel.facts().longSize());
    if (max >= 0 && max <= MANY_PAGES) {
      return max;
    }
    long spanned =
        Mmzone.nodes(kernel).stream()
            .mapToLong(node -> node.num_("node_start_pfn") + node.num_("node_spanned_pages"))
            .max()
            .orElse(0);
    if (max != spanned) {
      kernel.log().error(String.format("max_pfn is damaged: 0x%x; 0x%x is taken", max, spanned));
    }
    return Math.min(spanned, MOST_PAGES);
  }

  private void scan(long maxPfn) {
    for (long pfn = 0; pfn < maxPfn; pfn += (long) CHUNK * CHUNKS_AT_ONCE) {
      long end = Math.min(maxPfn, pfn + (long) CHUNK * CHUNKS_AT_ONCE);
      long[] starts = new long[(int) ((end - pfn + CHUNK - 1) / CHUNK)];
      for (int i = 0; i < starts.length; i++) {
        starts[i] = (pfn + (long) i * CHUNK) * pageSize;
      }
      scan(starts, maxPfn);
    }
    if (lost > 0) {
      kernel.log().warning(lost + " pages of struct pages can't be read: slabs may be missing");
    }
  }

  private void scan(long[] starts, long maxPfn) {
    Translations structs = kernel.target().translate(Space.PHYSICAL, 0, starts);
    for (int i = 0; i < starts.length; i++) {
      InterruptedOperation.poll("search for slabs");
      if (structs.outcomes()[i] == Outcome.OK) {
        long pfn = starts[i] / pageSize;
        chunk(structs.results()[i], pfn, (int) Math.min(CHUNK, maxPfn - pfn));
      }
    }
  }

  private void chunk(long address, long pfn, int count) {
    int skipped = (int) (address & pageSize - 1);
    byte[] data = read(address - skipped, skipped + count * pages.structSize);
    for (int i = 0; i < count; i++) {
      int at = skipped + i * pages.structSize;
      if (pages.isSlab(data, at)) {
        take(address + (long) i * pages.structSize, pfn + i, data, at);
      }
    }
  }

  private void take(long page, long pfn, byte[] data, int at) {
    long cache = pages.cache(data, at);
    if (Arrays.binarySearch(caches, cache) >= 0) {
      long start = kernel.facts().pageOffset() + pfn * pageSize;
      byCache
          .computeIfAbsent(cache, c -> new SlabList())
          .add(page, start, pages.freelist(data, at), pages.objects(data, at));
    }
  }

  // Bypasses the page cache, which would fill with pages that nobody asks for again. Unreadable
  // memory stays zero, which is no slab.
  private byte[] read(long address, int size) {
    int count = (size + pageSize - 1) / pageSize;
    Pages read = kernel.target().readPages(Space.KERNEL, 0, address, count);
    byte[] data = new byte[count * pageSize];
    for (int i = 0; i < count; i++) {
      if (read.outcomes()[i] == Outcome.OK) {
        System.arraycopy(read.data()[i], 0, data, i * pageSize, pageSize);
      } else {
        lost += read.outcomes()[i] == Outcome.UNMAPPED ? 0 : 1;
      }
    }
    return data;
  }
}
