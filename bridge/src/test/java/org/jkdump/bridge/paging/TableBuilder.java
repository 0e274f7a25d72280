// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Page tables of x86-64 that a test builds, in physical memory of their own. */
public final class TableBuilder implements PhysicalPages {
  static final long PRESENT = 1;
  static final long LARGE = 0x80;
  static final long PROT_NONE = 0x100;
  private static final int PAGE = 4096;

  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Map<Long, Outcome> damaged = new HashMap<>();
  private final int levels;
  private final long root;
  private long next;
  private int reads;

  /**
   * @param first physical address of the first table, the root; the others follow it
   */
  public TableBuilder(int levels, long first) {
    this.levels = levels;
    this.next = first;
    this.root = table();
  }

  public long root() {
    return root;
  }

  /** Maps a page of 4 KiB. */
  public TableBuilder map(long virtual, long physical) {
    return entry(virtual, 1, physical | PRESENT);
  }

  /** Sets the entry of an address in its table of a level, 1 for the last; makes the tables. */
  public TableBuilder entry(long virtual, int level, long entry) {
    long table = root;
    for (int above = levels; above > level; above--) {
      long known = get(table, index(virtual, above));
      long below = known == 0 ? table() : known & 0xffffffffff000L;
      set(table, index(virtual, above), below | PRESENT);
      table = below;
    }
    set(table, index(virtual, level), entry);
    return this;
  }

  /** Physical address of the table of a level that has the entry of an address. */
  public long table(long virtual, int level) {
    long table = root;
    for (int above = levels; above > level; above--) {
      table = get(table, index(virtual, above)) & 0xffffffffff000L;
    }
    return table;
  }

  /** Makes a page unreadable. */
  public TableBuilder damage(long physical, Outcome outcome) {
    damaged.put(physical / PAGE, outcome);
    return this;
  }

  /** Number of pages that were read. */
  int reads() {
    return reads;
  }

  /** All pages by their frames, to be changed at will. */
  public Map<Long, byte[]> pages() {
    return pages;
  }

  @Override
  public Pages read(long[] frames) {
    reads += frames.length;
    Outcome[] outcomes = new Outcome[frames.length];
    byte[][] data = new byte[frames.length][];
    for (int i = 0; i < frames.length; i++) {
      byte[] page = pages.get(frames[i]);
      outcomes[i] = damaged.getOrDefault(frames[i], page == null ? Outcome.BEYOND : Outcome.OK);
      data[i] = outcomes[i] == Outcome.OK ? page : null;
    }
    return new Pages(outcomes, data);
  }

  private long table() {
    long table = next;
    next += PAGE;
    pages.put(table / PAGE, new byte[PAGE]);
    return table;
  }

  private long get(long table, int index) {
    return buffer(table).getLong(index * Long.BYTES);
  }

  private void set(long table, int index, long entry) {
    buffer(table).putLong(index * Long.BYTES, entry);
  }

  private ByteBuffer buffer(long table) {
    return ByteBuffer.wrap(pages.get(table / PAGE)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int index(long virtual, int level) {
    return (int) (virtual >>> 12 + 9 * (level - 1)) & 511;
  }
}
