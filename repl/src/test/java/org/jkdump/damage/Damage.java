// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.util.Arrays;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;

/**
 * Damage to one place of a dump's memory.
 *
 * @param size bytes of the place; an unreadable place takes all of its pages with it
 */
record Damage(long address, int size, Kind kind) {

  /** New contents of the place. */
  enum Kind {
    /** The kernel's poison of freed objects. */
    FREED((byte) 0x6b),
    ZEROS((byte) 0),
    UNREADABLE((byte) 0);

    private final byte fill;

    Kind(byte fill) {
      this.fill = fill;
    }
  }

  /** Damages pages that were read. */
  void apply(Pages pages, long first, int pageSize) {
    for (int i = 0; i < pages.data().length; i++) {
      long page = first + (long) i * pageSize;
      if (pages.data()[i] == null || !overlaps(page, pageSize)) {
        continue;
      }
      if (kind == Kind.UNREADABLE) {
        pages.outcomes()[i] = Outcome.FAILED;
        pages.data()[i] = null;
      } else {
        pages.data()[i] = filled(pages.data()[i].clone(), page);
      }
    }
  }

  /** The bytes that were read past the cache, with this damage. */
  byte[] apply(byte[] bytes, long first, int pageSize) {
    long page = address & -pageSize;
    if (kind != Kind.UNREADABLE) {
      return overlaps(first, bytes.length) ? filled(bytes, first) : bytes;
    }
    if (page < first + bytes.length && first < page + pageSize) {
      long fault = Math.max(page, first);
      throw new MemoryException(first, bytes.length, Space.KERNEL, Outcome.FAILED, fault);
    }
    return bytes;
  }

  private boolean overlaps(long first, int bytes) {
    return address < first + bytes && first < address + size;
  }

  private byte[] filled(byte[] bytes, long first) {
    int from = (int) Math.max(0, address - first);
    int to = (int) Math.min(bytes.length, address + size - first);
    Arrays.fill(bytes, from, to, kind.fill);
    return bytes;
  }
}
