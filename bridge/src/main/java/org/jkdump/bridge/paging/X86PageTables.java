// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import java.util.Arrays;
import org.jkdump.target.Outcome;
import org.jkdump.target.Translations;

/**
 * Page tables of x86-64: 4 or 5 levels, pages of 4 KiB, 2 MiB and 1 GiB. The rules of entries that
 * the CPU takes for absent are those of Linux's arch/x86/include/asm/pgtable.h.
 */
public final class X86PageTables implements PageTables {
  /** Binary logarithm of the size of a page. */
  public static final int PAGE_SHIFT = 12;

  private static final int INDEX_BITS = 9;
  private static final long PRESENT = 1;
  private static final long LARGE = 1 << 7;
  private static final long PROT_NONE = 1 << 8;
  private static final long ADDRESS = 0xffffffffff000L;

  private final TableCache tables;
  private final int levels;
  private final long address;

  /**
   * @param levels 4 or 5
   * @param encryption bits of an entry that mark encrypted memory: {@code sme_mask}
   */
  public X86PageTables(PhysicalPages memory, int levels, long encryption) {
    this.tables = new TableCache(memory);
    this.levels = levels;
    this.address = ADDRESS & ~encryption;
  }

  @Override
  public Mapping translate(long root, long virtual) {
    return new Walk(root).at(virtual);
  }

  @Override
  public Translations translate(long root, long virtual, int count) {
    Outcome[] outcomes = new Outcome[count];
    long[] results = new long[count];
    Walk walk = new Walk(root);
    for (int i = 0; i < count; ) {
      long at = virtual + ((long) i << PAGE_SHIFT);
      if (Long.compareUnsigned(at, virtual) < 0) {
        Arrays.fill(outcomes, i, count, Outcome.UNMAPPED);
        break;
      }
      Mapping mapping = walk.at(at);
      long rest = mapping.size() - (at & mapping.size() - 1) >>> PAGE_SHIFT;
      for (int end = i + (int) Math.min(rest, count - i), first = i; i < end; i++) {
        outcomes[i] = mapping.outcome();
        boolean mapped = mapping.outcome() == Outcome.OK;
        results[i] = mapped ? mapping.physical() + ((long) (i - first) << PAGE_SHIFT) : 0;
      }
    }
    return new Translations(outcomes, results);
  }

  private static int shift(int level) {
    return PAGE_SHIFT + INDEX_BITS * (level - 1);
  }

  private boolean isCanonical(long virtual) {
    int unused = 64 - shift(levels + 1);
    return virtual << unused >> unused == virtual;
  }

  // An entry that isn't present keeps its frame inverted, for CPUs that read ahead all the same:
  // Linux kernel commit 6b28baca9b1f ("x86/speculation/l1tf: Protect PROT_NONE PTEs against
  // speculation") (in v4.19).
  private long target(long entry, int level) {
    long frame = (entry & PRESENT) != 0 ? entry : ~entry;
    return frame & address & -(1L << shift(level));
  }

  // A large page that is being split has only its size left.
  private static boolean isMapped(long entry, int level) {
    return (entry & PRESENT) != 0
        || level == 1 && (entry & PROT_NONE) != 0
        || level == 2 && (entry & LARGE) != 0;
  }

  private static boolean isPage(long entry, int level) {
    return level == 1 || level <= 3 && (entry & LARGE) != 0;
  }

  /** Walk that keeps the last table of 4 KiB pages. */
  private final class Walk {
    private final long root;
    private TableCache.Table last;
    private long lastBlock;

    Walk(long root) {
      this.root = root;
    }

    Mapping at(long virtual) {
      if (!isCanonical(virtual)) {
        return new Mapping(Outcome.UNMAPPED, 0, 1L << PAGE_SHIFT);
      }
      return last != null && virtual >>> shift(2) == lastBlock
          ? page(last.entry(index(virtual, 1)), virtual, 1)
          : fromRoot(virtual);
    }

    private Mapping fromRoot(long virtual) {
      long frame = root >>> PAGE_SHIFT;
      for (int level = levels; ; level--) {
        TableCache.Table table = tables.get(frame);
        if (table.outcome() != Outcome.OK) {
          return new Mapping(table.outcome(), 0, 1L << shift(level + 1));
        }
        long entry = table.entry(index(virtual, level));
        keep(level, table, virtual);
        if (!isMapped(entry, level) || isPage(entry, level)) {
          return page(entry, virtual, level);
        }
        frame = (entry & address) >>> PAGE_SHIFT;
      }
    }

    private void keep(int level, TableCache.Table table, long virtual) {
      if (level == 1) {
        last = table;
        lastBlock = virtual >>> shift(2);
      }
    }

    private Mapping page(long entry, long virtual, int level) {
      long size = 1L << shift(level);
      return isMapped(entry, level)
          ? new Mapping(Outcome.OK, target(entry, level) | virtual & size - 1, size)
          : new Mapping(Outcome.UNMAPPED, 0, size);
    }

    private int index(long virtual, int level) {
      return (int) (virtual >>> shift(level)) & (1 << INDEX_BITS) - 1;
    }
  }
}
