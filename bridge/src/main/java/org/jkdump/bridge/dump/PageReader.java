// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.stream.IntStream;
import org.jkdump.bridge.dump.codec.Codecs;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.target.Outcome;

/** Reads located pages: neighbours in the file with one read. */
final class PageReader {
  /** Bytes of a read at most. */
  private static final long MOST = 256 << 10;

  /** Bytes that are cheaper to read than to skip. */
  private static final long GAP = 4096;

  /** Pages from which on several threads save more than they cost. */
  private static final int MANY = 16;

  private final Source file;
  private final int pageSize;
  private final Codecs codecs;

  PageReader(Source file, int pageSize, Codecs codecs) {
    this.file = file;
    this.pageSize = pageSize;
    this.codecs = codecs;
  }

  /** Answers all pages of a batch that have a place. */
  void read(PageBatch batch) {
    int from = 0;
    while (from < batch.count()) {
      if (batch.extent(from) == null) {
        from++;
        continue;
      }
      int to = end(batch, from);
      read(batch, from, to);
      from = to;
    }
  }

  // Index after the last page that one read brings along with the first.
  private int end(PageBatch batch, int first) {
    long start = batch.extent(first).offset();
    long end = batch.extent(first).end();
    int next = first + 1;
    for (int i = next; i < batch.count(); i++) {
      Extent extent = batch.extent(i);
      if (extent == null) {
        continue;
      }
      long gap = extent.offset() - end;
      if (gap < 0 || gap > GAP || extent.end() - start > MOST) {
        break;
      }
      end = extent.end();
      next = i + 1;
    }
    return next;
  }

  private void read(PageBatch batch, int from, int to) {
    long start = batch.extent(from).offset();
    byte[] bytes = new byte[(int) (batch.extent(to - 1).end() - start)];
    int got;
    try {
      got = file.read(start, bytes, 0, bytes.length);
    } catch (IOException e) {
      IntStream.range(from, to).forEach(i -> fail(batch, i));
      return;
    }
    IntStream indices = IntStream.range(from, to);
    if (to - from >= MANY && batch.extent(from).form() != Compression.RAW) {
      indices = indices.parallel();
    }
    indices.forEach(i -> decode(batch, i, bytes, got, start));
  }

  private static void fail(PageBatch batch, int index) {
    if (batch.extent(index) != null) {
      batch.answer(index, Outcome.FAILED);
    }
  }

  private void decode(PageBatch batch, int index, byte[] bytes, int got, long start) {
    Extent extent = batch.extent(index);
    if (extent == null) {
      return;
    }
    int offset = (int) (extent.offset() - start);
    if (offset + extent.size() > got) {
      batch.answer(index, Outcome.LOST);
      return;
    }
    byte[] page = new byte[pageSize];
    if (codecs.decode(extent.form(), bytes, offset, extent.size(), page)) {
      batch.answer(index, page);
    } else {
      batch.answer(index, Outcome.FAILED);
    }
  }
}
