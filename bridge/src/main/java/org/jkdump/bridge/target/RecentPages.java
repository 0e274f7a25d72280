// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import org.jkdump.memory.Bytes;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;

/**
 * Direct-mapped cache of kernel pages, of at most 16 MiB, for many small reads: a hit costs an
 * array access.
 */
final class RecentPages {
  private static final int SLOTS = 4096;
  private static final int AHEAD = 8;

  private final AddressSpace memory;
  private final int pageSize;
  // Pages are immutable and carry their address, so a race at worst reads a page twice.
  private final Page[] pages = new Page[SLOTS];

  private record Page(long address, byte[] data) {}

  RecentPages(AddressSpace memory, int pageSize) {
    this.memory = memory;
    this.pageSize = pageSize;
  }

  /**
   * Returns the little-endian number at an address.
   *
   * @param width bytes, 4 or 8
   * @throws MemoryException if one of the bytes can't be read
   */
  long number(long address, int width) {
    int offset = (int) address & pageSize - 1;
    return offset + width <= pageSize
        ? Bytes.unsigned(page(address - offset, address, width), offset, width, false)
        : Bytes.unsigned(memory.read(address, width), 0, width, false);
  }

  private byte[] page(long begin, long address, int width) {
    Page page = pages[slot(begin)];
    return page != null && page.address == begin ? page.data : missed(begin, address, width);
  }

  private byte[] missed(long wanted, long address, int width) {
    long begin = wanted & -(long) AHEAD * pageSize;
    int at = (int) ((wanted - begin) / pageSize);
    Pages read = memory.pages(begin, AHEAD);
    for (int i = 0; i < AHEAD; i++) {
      if (read.data()[i] != null) {
        long page = begin + (long) i * pageSize;
        pages[slot(page)] = new Page(page, read.data()[i]);
      }
    }
    if (read.data()[at] == null) {
      throw new MemoryException(address, width, Space.KERNEL, read.outcomes()[at], address);
    }
    return read.data()[at];
  }

  private int slot(long page) {
    return (int) (page / pageSize) & SLOTS - 1;
  }
}
