// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.jkdump.target.MemoryException;
import org.jkdump.type.ArrayType;

/**
 * Writes an array as GDB does: {@code {1, 2, 0 <repeats 14 times>}}. Elements with equal bytes are
 * equal, so that only the shown elements are made.
 */
final class ArrayText {
  private static final int SHOWN = 16;
  // GDB's limit: shorter runs are written out.
  private static final int REPEATS = 10;
  // Bytes of an array that are looked at: the rest of an enormous one is only counted.
  private static final long SCANNED = 1 << 20;

  private final Kernel kernel;
  private final long address;
  private final long length;
  private final long width;
  private final long limit;
  private byte[] block;

  ArrayText(Kernel kernel, ArrayType array, long address) {
    this.kernel = kernel;
    this.address = address;
    this.length = array.length();
    this.width = array.element().size();
    this.limit =
        width == 0 ? Math.min(length, SHOWN) : Math.min(length, Math.max(SHOWN, SCANNED / width));
  }

  /** The array in braces. */
  String text(LongFunction<String> element) {
    block = readable();
    StringBuilder text = new StringBuilder("{");
    long i = 0;
    for (int shown = 0; i < limit && shown < SHOWN; shown++) {
      long end = end(i);
      boolean repeats = end - i >= REPEATS;
      text.append(shown == 0 ? "" : ", ").append(element.apply(address + i * width));
      text.append(repeats ? " <repeats " + (end - i) + " times>" : "");
      i = repeats ? end : i + 1;
    }
    return text.append(i < length ? (i == 0 ? "... " : ", ... ") + (length - i) + " more}" : "}")
        .toString();
  }

  private byte[] readable() {
    try {
      return kernel.memory().readAvailable(address, (int) (limit * width));
    } catch (MemoryException e) {
      return new byte[0];
    }
  }

  /** Index after the last element of the run that begins at an index. */
  private long end(long first) {
    long end = first + 1;
    while (end < limit && same(first, end)) {
      end++;
    }
    return end;
  }

  private boolean same(long a, long b) {
    int from = (int) (a * width);
    int other = (int) (b * width);
    int size = (int) width;
    if (other + size > block.length) {
      return from + size > block.length;
    }
    return Arrays.equals(block, from, from + size, block, other, other + size);
  }
}
