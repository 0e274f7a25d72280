// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Translations;

/**
 * The {@code struct page} of physical addresses, by the kernel's sections of memory: {@code
 * mem_section} is an array of pointers, each to a page full of {@code struct mem_section} ({@code
 * include/linux/mmzone.h}).
 */
final class SectionMap {
  // Flags lie in the low bits of section_mem_map.
  private static final long FLAGS = 63;
  private static final long HAS_PAGES = 2;

  private final RecentPages memory;
  private final int pageSize;
  private final long pageStruct;
  private final long sectionBits;
  private final long roots;
  private final long rootCount;
  private final long sectionSize;
  private final long mapOffset;

  SectionMap(VmcoreInfo info, RecentPages memory, int pageSize) {
    this.memory = memory;
    this.pageSize = pageSize;
    this.pageStruct = info.size("page").orElse(0);
    this.sectionBits = info.number("SECTION_SIZE_BITS").orElse(0);
    this.roots = info.symbol("mem_section").orElse(0);
    this.rootCount = info.length("mem_section").orElse(0);
    this.sectionSize = info.size("mem_section").orElse(0);
    this.mapOffset = info.offset("mem_section.section_mem_map").orElse(0);
  }

  /** Address of the struct of each physical address; no section of memory means not mapped. */
  Translations pages(long[] physical) {
    Outcome[] outcomes = new Outcome[physical.length];
    long[] results = new long[physical.length];
    for (int i = 0; i < physical.length; i++) {
      try {
        results[i] = page(physical[i]);
        outcomes[i] = results[i] == 0 ? Outcome.UNMAPPED : Outcome.OK;
      } catch (MemoryException e) {
        outcomes[i] = e.outcome();
      }
    }
    return new Translations(outcomes, results);
  }

  private long page(long physical) {
    long map = isKnown() ? map(physical >>> sectionBits) : 0;
    long frame = Long.divideUnsigned(physical, pageSize);
    return (map & HAS_PAGES) == 0 ? 0 : (map & ~FLAGS) + frame * pageStruct;
  }

  private boolean isKnown() {
    return roots != 0
        && sectionBits > 0
        && sectionBits < Long.SIZE
        && sectionSize > 0
        && sectionSize <= pageSize;
  }

  private long map(long section) {
    long perRoot = pageSize / sectionSize;
    long root = section / perRoot;
    long table = root < rootCount ? memory.number(roots + root * Long.BYTES, Long.BYTES) : 0;
    return table == 0
        ? 0
        : memory.number(table + section % perRoot * sectionSize + mapOffset, Long.BYTES);
  }
}
