// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.memory.Bytes;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/** Reads hash tables: arrays of structs that hold the first pointer of a chain. */
public final class Buckets {
  private static final int AT_ONCE = 1 << 20;

  /**
   * Bucket that has entries.
   *
   * @param index of the bucket in its table
   * @param first address of the first entry of its chain
   */
  public record Bucket(long index, long first) {}

  private Buckets() {}

  /**
   * Returns the buckets that are not empty. A bucket is empty if its pointer is NULL, or the odd
   * number that ends an {@code hlist_nulls}.
   *
   * @param start address of the table
   * @param size of a bucket, in bytes
   * @param items number of buckets
   * @param offset of the pointer in a bucket, in bytes
   */
  public static List<Bucket> full(Memory memory, long start, int size, long items, int offset) {
    int width = memory.pointerSize();
    if (size <= 0 || items < 0 || offset < 0 || offset + width > size) {
      String text = "%d buckets of %d bytes with a pointer at byte %d can't be";
      throw new TargetException(String.format(text, items, size, offset));
    }
    List<Bucket> full = new ArrayList<>();
    long step = Math.max(1, AT_ONCE / size);
    for (long done = 0; done < items; done += step) {
      InterruptedOperation.poll("hash table");
      int n = (int) Math.min(step, items - done);
      byte[] bytes = memory.read(start + done * size, n * size);
      for (int i = 0; i < n; i++) {
        long first = Bytes.unsigned(bytes, i * size + offset, width, memory.bigEndian());
        if (first != 0 && (first & 1) == 0) {
          full.add(new Bucket(done + i, first));
        }
      }
    }
    return full;
  }
}
