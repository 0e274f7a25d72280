// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Parts of one dump that {@code makedumpfile --split} wrote, by their ranges of page frames. */
final class SplitDump implements DumpFile {
  private final List<KdumpFile> parts;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param parts at least one
   * @throws OpenException if they are not of one dump
   */
  SplitDump(List<KdumpFile> parts) {
    KdumpFile first = parts.get(0);
    for (KdumpFile part : parts) {
      if (!part.isPartOfSame(first)) {
        throw new OpenException(
            part.name()
                + " and "
                + first.name()
                + " are not parts of the same dump: name its parts"
                + " only");
      }
    }
    this.parts = parts.stream().sorted(Comparator.comparingLong(KdumpFile::start)).toList();
    parts.forEach(part -> warnings.addAll(part.warnings()));
    warnOfGaps();
  }

  private void warnOfGaps() {
    long covered = 0;
    for (KdumpFile part : parts) {
      warnOfGap(covered, part.start());
      covered = Math.max(covered, part.end());
    }
    warnOfGap(covered, frames());
  }

  private void warnOfGap(long from, long to) {
    if (from < to) {
      warnings.add(
          String.format(
              "the part of the split dump with the page frames 0x%x to 0x%x is missing: its pages"
                  + " are lost; put all parts into one directory or name them all",
              from, to - 1));
    }
  }

  @Override
  public String format() {
    return parts.get(0).format() + ", split in " + parts.size();
  }

  @Override
  public String machine() {
    return parts.get(0).machine();
  }

  @Override
  public int pageSize() {
    return parts.get(0).pageSize();
  }

  @Override
  public long frames() {
    return parts.get(0).frames();
  }

  @Override
  public Pages read(long[] frames) {
    int[] owners = IntStream.range(0, frames.length).map(i -> owner(frames[i])).toArray();
    Pages all = new Pages(new Outcome[frames.length], new byte[frames.length][]);
    for (int part = 0; part < parts.size(); part++) {
      int number = part;
      int[] indices = IntStream.range(0, frames.length).filter(i -> owners[i] == number).toArray();
      if (indices.length > 0) {
        read(parts.get(part), frames, indices, all);
      }
    }
    return all;
  }

  // The first part answers for frames that no part has.
  private int owner(long frame) {
    for (int i = 0; i < parts.size(); i++) {
      if (frame >= parts.get(i).start() && frame < parts.get(i).end()) {
        return i;
      }
    }
    return 0;
  }

  private static void read(KdumpFile part, long[] frames, int[] indices, Pages all) {
    Pages some = part.read(IntStream.of(indices).mapToLong(i -> frames[i]).toArray());
    for (int i = 0; i < indices.length; i++) {
      all.outcomes()[indices[i]] = some.outcomes()[i];
      all.data()[indices[i]] = some.data()[i];
    }
  }

  @Override
  public List<Note> notes() {
    return parts.get(0).notes();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<String> remarks() {
    return parts.get(0).remarks();
  }

  @Override
  public void close() {
    parts.forEach(KdumpFile::close);
  }
}
