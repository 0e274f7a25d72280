// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.List;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Dump file whose excluded pages read as zeros. */
record ExcludedAsZeros(DumpFile file) implements DumpFile {
  @Override
  public String format() {
    return file.format();
  }

  @Override
  public String machine() {
    return file.machine();
  }

  @Override
  public int pageSize() {
    return file.pageSize();
  }

  @Override
  public long frames() {
    return file.frames();
  }

  @Override
  public Pages read(long[] frames) {
    Pages pages = file.read(frames);
    byte[] zeros = null;
    for (int i = 0; i < frames.length; i++) {
      if (pages.outcomes()[i] == Outcome.EXCLUDED) {
        zeros = zeros == null ? new byte[pageSize()] : zeros;
        pages.outcomes()[i] = Outcome.OK;
        pages.data()[i] = zeros;
      }
    }
    return pages;
  }

  @Override
  public List<Note> notes() {
    return file.notes();
  }

  @Override
  public List<String> warnings() {
    return file.warnings();
  }

  @Override
  public List<String> remarks() {
    return file.remarks();
  }

  @Override
  public void close() {
    file.close();
  }
}
