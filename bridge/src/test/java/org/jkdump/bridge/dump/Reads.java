// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.List;
import java.util.stream.Stream;
import org.jkdump.target.Outcome;

/** Reads of pages in tests. */
final class Reads {
  private Reads() {}

  static List<Outcome> outcomes(DumpFile file, long... frames) {
    return List.of(file.read(frames).outcomes());
  }

  /** The page, or null. */
  static byte[] page(DumpFile file, long frame) {
    return file.read(new long[] {frame}).data()[0];
  }

  static List<String> noteNames(DumpFile file) {
    return file.notes().stream().map(DumpFile.Note::name).toList();
  }

  /** Reads all that a damaged file may have, within bounds. */
  static void everything(DumpFile file) {
    long[] frames =
        Stream.concat(
                Stream.iterate(0L, i -> i + 1).limit(Math.min(1100, file.frames())),
                Stream.of(-1L, file.frames() - 1, file.frames(), Long.MAX_VALUE, Long.MIN_VALUE))
            .mapToLong(Long::longValue)
            .toArray();
    var pages = file.read(frames);
    for (int i = 0; i < frames.length; i++) {
      boolean there = pages.outcomes()[i] == Outcome.OK;
      if (pages.outcomes()[i] == null || there != (pages.data()[i] != null)) {
        throw new AssertionError("page " + frames[i] + " has no sound answer");
      }
    }
    file.notes();
    file.warnings();
  }
}
