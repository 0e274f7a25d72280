// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bitmap of the page frames in the file that says how many of them lie below a frame. */
final class RankedBitmap {
  private static final int SMALLEST_GROUP = 9;
  private static final int MOST_GROUPS = 1 << 21;
  private static final int CHUNK = 256 << 10;

  private final Source file;
  private final long offset;
  private final long frames;
  // Logarithm of the frames in a group; the table has the rank of each group's first frame.
  private final int group;
  private final long[] ranks;

  /**
   * Counts the bits.
   *
   * @param file without a cache, which reading all bits would only empty
   * @param cached the same with a cache
   */
  RankedBitmap(Source file, Source cached, long offset, long frames) throws IOException {
    this.file = cached;
    this.offset = offset;
    this.frames = frames;
    int size = SMALLEST_GROUP;
    while (frames >>> size >= MOST_GROUPS) {
      size++;
    }
    this.group = size;
    this.ranks = new long[(int) (frames >>> size) + 2];
    count(file);
  }

  /**
   * Number of set bits below a frame whose bit is set, or -1 if the bit isn't.
   *
   * @param frame within the bitmap
   */
  long rank(long frame) throws IOException {
    long below = below(frame);
    return below < 0 ? -1 : below;
  }

  /** Number of set bits below a frame, which may lie beyond the bitmap. */
  long countBelow(long frame) throws IOException {
    if (frame < 0 || frame >= frames) {
      return ranks[ranks.length - 1];
    }
    long below = below(frame);
    return below < 0 ? ~below : below;
  }

  // The complement if the frame's own bit isn't set.
  private long below(long frame) throws IOException {
    long start = frame >>> group << group;
    int bit = (int) (frame - start);
    ByteBuffer bits = words(file, offset + (start >>> 3), (bit >>> 6) + 1);
    long below = ranks[(int) (frame >>> group)];
    for (int word = 0; word < bit >>> 6; word++) {
      below += Long.bitCount(bits.getLong(8 * word));
    }
    long last = bits.getLong(8 * (bit >>> 6));
    below += Long.bitCount(last & (1L << bit) - 1);
    return (last >>> bit & 1) == 1 ? below : ~below;
  }

  private void count(Source from) throws IOException {
    long total = 0;
    for (long done = 0; done < frames; done += 8L * CHUNK) {
      long left = frames - done;
      ByteBuffer bits =
          words(from, offset + (done >>> 3), (int) (Math.min(8L * CHUNK, left) + 63 >>> 6));
      for (int at = 0; at < bits.limit(); at += 8) {
        long frame = done + 8L * at;
        if ((frame & (1L << group) - 1) == 0) {
          ranks[(int) (frame >>> group)] = total;
        }
        long valid = frames - frame >= 64 ? -1 : (1L << frames - frame) - 1;
        total += Long.bitCount(bits.getLong(at) & valid);
      }
    }
    ranks[ranks.length - 1] = total;
  }

  private static ByteBuffer words(Source file, long offset, int count) throws IOException {
    byte[] bytes = new byte[8 * count];
    file.read(offset, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
