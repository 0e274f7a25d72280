// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import org.jkdump.memory.Bytes;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Table pages that were read last: a direct-mapped cache of at most 16 MiB. */
final class TableCache {
  private static final int SLOTS = 4096;

  private final PhysicalPages memory;
  // Tables are immutable and carry their frame, so a race at worst reads a page twice.
  private final Table[] tables = new Table[SLOTS];

  TableCache(PhysicalPages memory) {
    this.memory = memory;
  }

  Table get(long frame) {
    int slot = (int) frame & SLOTS - 1;
    Table table = tables[slot];
    if (table == null || table.frame != frame) {
      table = read(frame);
      tables[slot] = table;
    }
    return table;
  }

  private Table read(long frame) {
    Pages read = memory.read(new long[] {frame});
    return new Table(frame, read.outcomes()[0], read.data()[0]);
  }

  /** Page of 8-byte entries; {@code data} is null if the outcome isn't OK. */
  record Table(long frame, Outcome outcome, byte[] data) {
    long entry(int index) {
      return Bytes.unsigned(data, index * Long.BYTES, Long.BYTES, false);
    }
  }
}
