// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.List;

/**
 * A snippet as a recording has it.
 *
 * @param line of its program
 * @param source its lines, marked
 * @param result what it did, marked and masked
 */
record Kept(int line, List<String> source, List<String> result) {
  static Kept of(SnippetRun run, Masking masking, List<Mask> masks) {
    return new Kept(
        run.place().line(),
        Transcript.source(run.place()),
        masking.apply(masks, Transcript.result(run)));
  }

  Kept masked(Masking masking, List<Mask> masks) {
    return new Kept(line, source, masking.apply(masks, result));
  }

  /** The first line of its source. */
  String title() {
    return source.get(0).substring(Transcript.MARK);
  }
}
