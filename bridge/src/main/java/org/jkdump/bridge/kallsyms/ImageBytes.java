// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.stream.IntStream;
import org.jkdump.target.MemoryException;

/** Bytes of the kernel's image, zeros where they can't be read. */
final class ImageBytes {
  private static final int PAGE = 4096;
  private static final int PIECE = 64 * PAGE;

  private final KernelMemory memory;
  private int lost;
  private MemoryException first;

  ImageBytes(KernelMemory memory) {
    this.memory = memory;
  }

  /** Number of pages that couldn't be read so far. */
  synchronized int lostPages() {
    return lost;
  }

  /** The failure with the lowest address so far; null if there was none. */
  synchronized MemoryException firstFailure() {
    return first;
  }

  byte[] read(long address, int size) {
    byte[] bytes = new byte[size];
    read(address, bytes, 0, size);
    return bytes;
  }

  /**
   * Reads into a part of an array that holds zeros, on several threads.
   *
   * @return whether a page could be read
   */
  boolean read(long address, byte[] into, int from, int size) {
    return IntStream.range(0, (size + PIECE - 1) / PIECE)
        .parallel()
        .map(i -> i * PIECE)
        .mapToObj(at -> piece(address + at, into, from + at, Math.min(PIECE, size - at)))
        .reduce(false, Boolean::logicalOr);
  }

  private boolean piece(long address, byte[] into, int from, int size) {
    try {
      System.arraycopy(memory.read(address, size), 0, into, from, size);
      return true;
    } catch (MemoryException e) {
      return pageByPage(address, into, from, size);
    }
  }

  private boolean pageByPage(long address, byte[] into, int from, int size) {
    boolean any = false;
    for (int at = 0; at < size; ) {
      int n = Math.min(size - at, PAGE - (int) (address + at & PAGE - 1));
      any |= page(address + at, into, from + at, n);
      at += n;
    }
    return any;
  }

  private boolean page(long address, byte[] into, int from, int size) {
    try {
      System.arraycopy(memory.read(address, size), 0, into, from, size);
      return true;
    } catch (MemoryException e) {
      add(e);
      return false;
    }
  }

  private synchronized void add(MemoryException failure) {
    lost++;
    if (first == null || Long.compareUnsigned(failure.fault(), first.fault()) < 0) {
      first = failure;
    }
  }
}
