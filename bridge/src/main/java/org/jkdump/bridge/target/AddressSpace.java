// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.Arrays;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;

/** One address space of a dump. */
final class AddressSpace {
  private static final int MAX_READ = 128 << 20;
  private static final int PIECE = 256;

  /** Translation of consecutive pages to physical addresses. */
  interface Walk {
    Translations pages(long address, int count);
  }

  private final DumpFile file;
  private final Space space;
  private final Walk walk;
  private final int pageSize;

  AddressSpace(DumpFile file, Space space, Walk walk) {
    this.file = file;
    this.space = space;
    this.walk = walk;
    this.pageSize = file.pageSize();
  }

  /** Reads pages, each with an outcome of its own. */
  Pages pages(long address, int count) {
    Translations at = walk.pages(address, count);
    long[] frames = frames(at);
    Pages read = frames.length == 0 ? new Pages(new Outcome[0], new byte[0][]) : file.read(frames);
    Outcome[] outcomes = at.outcomes().clone();
    byte[][] data = new byte[count][];
    for (int i = 0; i < count; i++) {
      if (outcomes[i] == Outcome.OK) {
        int place = Arrays.binarySearch(frames, frame(at.results()[i]));
        outcomes[i] = read.outcomes()[place];
        data[i] = read.data()[place];
      }
    }
    return new Pages(outcomes, data);
  }

  /**
   * Reads exactly these bytes.
   *
   * @throws MemoryException if one of the bytes can't be read
   */
  byte[] read(long address, int size) {
    if (size < 0 || size > MAX_READ) {
      throw new TargetException("can't read " + size + " bytes at once: at most " + MAX_READ);
    }
    byte[] result = new byte[size];
    for (int done = 0; done < size; ) {
      InterruptedOperation.poll("reading memory");
      done = readPiece(address, result, done);
    }
    return result;
  }

  /** Physical address of each address. */
  Translations translate(long[] addresses) {
    Outcome[] outcomes = new Outcome[addresses.length];
    long[] results = new long[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      long offset = addresses[i] & pageSize - 1;
      Translations page = walk.pages(addresses[i] - offset, 1);
      outcomes[i] = page.outcomes()[0];
      results[i] = outcomes[i] == Outcome.OK ? page.results()[0] + offset : 0;
    }
    return new Translations(outcomes, results);
  }

  private int readPiece(long address, byte[] result, int done) {
    long begin = address + done & -pageSize;
    int offset = (int) (address + done - begin);
    int pages = (int) Math.min(PIECE, ((long) offset + result.length - done - 1) / pageSize + 1);
    Pages read = pages(begin, pages);
    int at = done;
    for (int i = 0; i < pages; i++) {
      if (read.outcomes()[i] != Outcome.OK) {
        Outcome why = read.outcomes()[i];
        throw new MemoryException(address, result.length, space, why, address + at);
      }
      int n = Math.min(result.length - at, pageSize - offset);
      System.arraycopy(read.data()[i], offset, result, at, n);
      at += n;
      offset = 0;
    }
    return at;
  }

  // In the order of the file, each once.
  private long[] frames(Translations at) {
    long[] frames = new long[at.results().length];
    int n = 0;
    for (int i = 0; i < frames.length; i++) {
      if (at.outcomes()[i] == Outcome.OK) {
        frames[n++] = frame(at.results()[i]);
      }
    }
    Arrays.sort(frames, 0, n);
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (distinct == 0 || frames[i] != frames[distinct - 1]) {
        frames[distinct++] = frames[i];
      }
    }
    return Arrays.copyOf(frames, distinct);
  }

  private long frame(long physical) {
    return Long.divideUnsigned(physical, pageSize);
  }
}
