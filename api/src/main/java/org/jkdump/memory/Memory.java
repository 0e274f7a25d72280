// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import java.util.Arrays;
import org.jkdump.target.Facts;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;

/**
 * Address space of a target, read through the page cache. On a live system, whose memory changes,
 * each read goes to the target itself.
 */
public final class Memory {
  // User and physical memory of one snippet changes too often for more.
  private static final int FEW_SLOTS = 64;

  private final Target target;
  private final PageCache cache;
  private final Space space;
  private final long task;
  private final boolean live;
  private final boolean bigEndian;
  private final int pageShift;
  private final int pageSize;
  private final long pageMask;
  private final int pointerSize;
  // A direct-mapped layer over the shared cache: a hit costs no look-up and no allocation. Pages
  // are immutable and carry their address, so a race at worst misses.
  private final PageCache.Page[] recent;

  /**
   * @param task address of the {@code task_struct} for {@link Space#USER}, otherwise 0
   */
  public Memory(Target target, PageCache cache, Space space, long task) {
    Facts facts = target.facts();
    this.target = target;
    this.cache = cache;
    this.space = space;
    this.task = task;
    this.live = facts.live();
    this.bigEndian = facts.bigEndian();
    this.pageShift = facts.pageShift();
    this.pageSize = facts.pageSize();
    this.pageMask = -pageSize;
    this.pointerSize = facts.pointerSize();
    int slots = cache.slots();
    this.recent = new PageCache.Page[space == Space.KERNEL ? slots : Math.min(slots, FEW_SLOTS)];
  }

  /**
   * Returns the unsigned integer at an address; a 64-bit value keeps its bits.
   *
   * @param width in bytes, 1 to 8
   * @throws MemoryException if a byte can't be read
   */
  public long unsigned(long address, int width) {
    int offset = (int) address & pageSize - 1;
    if (live || offset + width > pageSize) {
      return Bytes.unsigned(read(address, width), 0, width, bigEndian);
    }
    return Bytes.unsigned(data(address, width), offset, width, bigEndian);
  }

  /**
   * Returns the signed integer at an address.
   *
   * @param width in bytes, 1 to 8
   * @throws MemoryException if a byte can't be read
   */
  public long signed(long address, int width) {
    return Bytes.signExtend(unsigned(address, width), width * 8);
  }

  /**
   * Returns the pointer at an address.
   *
   * @throws MemoryException if a byte can't be read
   */
  public long pointer(long address) {
    return unsigned(address, pointerSize);
  }

  /** Returns the size of a pointer, and of a C long, in bytes. */
  public int pointerSize() {
    return pointerSize;
  }

  /** Returns whether the machine keeps the most significant byte first. */
  public boolean bigEndian() {
    return bigEndian;
  }

  /**
   * Returns all the bytes.
   *
   * @throws MemoryException if a byte can't be read; it has the address of the first such byte
   */
  public byte[] read(long address, int size) {
    if (size < 0) {
      throw new TargetException("can't read " + size + " bytes");
    }
    return live ? readLive(address, size) : readPages(address, size);
  }

  private byte[] readLive(long address, int size) {
    try {
      return target.read(space, task, address, size);
    } catch (MemoryException e) {
      throw failure(address, size, e.fault(), e.outcome());
    }
  }

  private byte[] readPages(long address, int size) {
    byte[] result = new byte[size];
    for (int done = 0; done < size; ) {
      long at = address + done;
      if (Long.compareUnsigned(at, address) < 0) {
        throw failure(address, size, at, Outcome.BEYOND);
      }
      PageCache.Page page = page(at);
      if (page.data() == null) {
        throw failure(address, size, at, page.outcome());
      }
      int offset = (int) at & pageSize - 1;
      int n = Math.min(size - done, pageSize - offset);
      System.arraycopy(page.data(), offset, result, done, n);
      done += n;
    }
    return result;
  }

  /**
   * Returns the bytes before the first one that can't be read.
   *
   * @throws MemoryException if not even the first byte can be read
   */
  public byte[] readAvailable(long address, int size) {
    try {
      return read(address, size);
    } catch (MemoryException e) {
      if (e.readable() <= 0) {
        throw e;
      }
      return read(address, (int) e.readable());
    }
  }

  /**
   * Returns the bytes before the first NUL. If a later page can't be read, the string ends with the
   * page before it.
   *
   * @param max number of bytes to look at
   * @throws MemoryException if the first byte can't be read
   */
  public byte[] readCString(long address, int max) {
    if (max < 0) {
      throw new TargetException("can't read " + max + " bytes");
    }
    byte[] result = new byte[Math.min(max, 64)];
    int length = 0;
    while (length < max) {
      byte[] piece = chunk(address + length, max - length, length > 0);
      int nul = indexOfNul(piece);
      int n = nul < 0 ? piece.length : nul;
      if (length + n > result.length) {
        result = Arrays.copyOf(result, Math.max(result.length * 2, length + n));
      }
      System.arraycopy(piece, 0, result, length, n);
      length += n;
      if (nul >= 0 || piece.length == 0) {
        break;
      }
    }
    return Arrays.copyOf(result, length);
  }

  /** Returns whether this is the given address space. */
  public boolean is(Space wanted, long wantedTask) {
    return space == wanted && task == wantedTask;
  }

  private byte[] chunk(long address, int max, boolean endsQuietly) {
    int n = Math.min(max, pageSize - ((int) address & pageSize - 1));
    try {
      return read(address, n);
    } catch (MemoryException e) {
      if (endsQuietly) {
        return new byte[0];
      }
      throw e;
    }
  }

  private static int indexOfNul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private byte[] data(long address, int width) {
    PageCache.Page page = page(address);
    if (page.data() == null) {
      throw failure(address, width, address, page.outcome());
    }
    return page.data();
  }

  private PageCache.Page page(long address) {
    PageCache.Page page = recent[(int) (address >>> pageShift) & recent.length - 1];
    return page != null && page.address() == (address & pageMask) ? page : missed(address);
  }

  private PageCache.Page missed(long address) {
    PageCache.Page page = OutOfLine.page(cache, space, task, address & pageMask);
    // A failure is left to the cache, which knows when to try again.
    if (page.data() != null) {
      recent[(int) (address >>> pageShift) & recent.length - 1] = page;
    }
    return page;
  }

  private MemoryException failure(long address, int size, long fault, Outcome outcome) {
    boolean nearNull = space != Space.PHYSICAL && Long.compareUnsigned(address, pageSize) < 0;
    return nearNull
        ? new NullPointerRead(address, size, space)
        : new MemoryException(address, size, space, outcome, fault);
  }
}
