// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.target.Outcome;

/**
 * Bitmaps and page descriptors ({@code struct page_desc}) of a kdump-compressed file: where the
 * bytes of each page are.
 */
final class PageDescriptors {
  private static final int SIZE = 24;
  // Descriptors that are asked for the end of the file: 1.5 MiB.
  private static final long MOST_LAST = 1 << 16;

  private final Source file;
  private final Source tables;
  private final KdumpHeader header;
  private final long frames;
  // Frames that are memory; null if the file has one bitmap only, of the pages it holds.
  private final FrameBitmap memory;
  private final RankedBitmap present;
  private final long table;
  private final long firstRank;
  private final long count;
  private final long zeroPage;
  private final byte[] zeros;

  PageDescriptors(Source file, KdumpHeader header, long frames) throws IOException {
    this.file = file;
    this.header = header;
    this.frames = frames;
    tables = new BlockCache(file);
    long half = header.bitmapBytes() / 2;
    boolean two = frames <= 8 * half;
    memory = two ? new FrameBitmap(tables, header.bitmaps()) : null;
    present = new RankedBitmap(file, tables, header.bitmaps() + (two ? half : 0), frames);
    table = header.bitmaps() + header.bitmapBytes();
    firstRank = header.split() ? present.countBelow(header.start()) : 0;
    long endRank = present.countBelow(header.split() ? header.end() : frames);
    count = Math.max(0, endRank - firstRank);
    zeros = new byte[header.blockSize()];
    zeroPage = zeroPage();
  }

  // All pages of zeros share one, the first thing after the descriptors.
  private long zeroPage() throws IOException {
    long place = table + count * SIZE;
    byte[] page = file.read(place, zeros.length);
    return Arrays.equals(page, zeros) ? place : -1;
  }

  /** Whether the last page of its own, not of zeros, lies beyond the end of the file. */
  boolean lastIsLost() throws IOException {
    for (long i = count - 1; i >= Math.max(0, count - MOST_LAST); i--) {
      ByteBuffer last = descriptor(i);
      if (last.getLong(0) != zeroPage) {
        return isLost(last);
      }
    }
    return false;
  }

  /** Answers a page that is not to be read, and says where the others lie. */
  void locate(long frame, PageBatch batch, int index) throws IOException {
    if (frame < 0 || frame >= frames) {
      batch.answer(index, Outcome.BEYOND);
      return;
    }
    long rank = present.rank(frame);
    if (rank < 0) {
      batch.answer(index, memory == null || memory.has(frame) ? Outcome.EXCLUDED : Outcome.BEYOND);
    } else if (header.split() && (frame < header.start() || frame >= header.end())) {
      batch.answer(index, Outcome.LOST);
    } else {
      locate(descriptor(rank - firstRank), batch, index);
    }
  }

  private void locate(ByteBuffer descriptor, PageBatch batch, int index) {
    if (isLost(descriptor)) {
      batch.answer(index, Outcome.LOST);
      return;
    }
    long offset = descriptor.getLong(0);
    long size = size(descriptor);
    Compression form = Compression.of(descriptor.getInt(12));
    if (form == null || size > zeros.length) {
      batch.answer(index, Outcome.FAILED);
    } else if (offset == zeroPage && form == Compression.RAW && size == zeros.length) {
      batch.answer(index, zeros);
    } else {
      batch.locate(index, new Extent(offset, (int) size, form));
    }
  }

  private boolean isLost(ByteBuffer descriptor) {
    long offset = descriptor.getLong(0);
    long size = size(descriptor);
    return offset == 0 || size == 0 || !file.has(offset, size);
  }

  private static long size(ByteBuffer descriptor) {
    return Integer.toUnsignedLong(descriptor.getInt(8));
  }

  // Zeros beyond the end of the file.
  private ByteBuffer descriptor(long index) throws IOException {
    byte[] bytes = new byte[SIZE];
    if (tables.read(table + index * SIZE, bytes, 0, SIZE) < SIZE) {
      bytes = new byte[SIZE];
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
