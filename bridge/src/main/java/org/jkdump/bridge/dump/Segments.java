// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.List;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.target.Outcome;

/** Physical memory in the segments of an ELF core. */
final class Segments {
  private final Source file;
  private final int pageSize;
  private final Intervals data;
  private final Intervals excluded;

  Segments(Source file, int pageSize, List<ElfHeader.Load> loads) {
    this.file = file;
    this.pageSize = pageSize;
    Intervals.Builder inFile = new Intervals.Builder();
    Intervals.Builder left = new Intervals.Builder();
    for (ElfHeader.Load load : loads) {
      long end = load.address() + load.fileSize();
      inFile.add(load.address(), end, load.offset());
      left.add(end, load.address() + load.memorySize(), 0);
    }
    data = inFile.build();
    excluded = left.build();
  }

  long frames() {
    return -Math.floorDiv(-Math.max(data.end(), excluded.end()), (long) pageSize);
  }

  /** Says where a page lies, or answers it if it is not whole in one segment. */
  void locate(long frame, PageBatch batch, int index) throws IOException {
    if (frame < 0 || frame >= frames()) {
      batch.answer(index, Outcome.BEYOND);
      return;
    }
    long start = frame * pageSize;
    int piece = data.find(start);
    if (piece >= 0 && data.end(piece) - start >= pageSize) {
      batch.locate(index, new Extent(data.offset(piece, start), pageSize, Compression.RAW));
    } else if (touches(excluded, start)) {
      batch.answer(index, Outcome.EXCLUDED);
    } else if (touches(data, start)) {
      assemble(start, batch, index);
    } else {
      batch.answer(index, Outcome.BEYOND);
    }
  }

  private boolean touches(Intervals ranges, long start) {
    int found = ranges.find(start);
    return found >= 0 || ~found < ranges.count() && ranges.start(~found) < start + pageSize;
  }

  // Segments may begin and end within a page, where memory begins and ends: the rest is no memory.
  private void assemble(long start, PageBatch batch, int index) throws IOException {
    byte[] page = new byte[pageSize];
    int found = data.find(start);
    int piece = found >= 0 ? found : ~found;
    while (piece < data.count() && data.start(piece) < start + pageSize) {
      long from = Math.max(start, data.start(piece));
      int length = (int) (Math.min(start + pageSize, data.end(piece)) - from);
      if (file.read(data.offset(piece, from), page, (int) (from - start), length) < length) {
        batch.answer(index, Outcome.LOST);
        return;
      }
      piece++;
    }
    batch.answer(index, page);
  }

  /** Whether the file lacks bytes that a segment should have. */
  boolean isCut() {
    for (int i = 0; i < data.count(); i++) {
      if (data.offset(i, data.end(i)) > file.size()) {
        return true;
      }
    }
    return false;
  }
}
