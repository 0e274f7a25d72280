// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.util.List;
import org.jkdump.repl.replay.mask.Mask;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.replay.run.SnippetRun;

/**
 * A snippet as a recording has it.
 *
 * @param line in the program
 * @param source lines of the snippet, marked
 * @param result lines of its output, log, value and failure, marked and masked
 */
public record RecordedSnippet(int line, List<String> source, List<String> result) {
  public static RecordedSnippet of(SnippetRun run, Masking masking, List<Mask> masks) {
    return new RecordedSnippet(
        run.place().line(),
        Transcript.source(run.place()),
        masking.apply(masks, Transcript.result(run)));
  }

  public RecordedSnippet masked(Masking masking, List<Mask> masks) {
    return new RecordedSnippet(line, source, masking.apply(masks, result));
  }

  /** The first line of its source. */
  public String title() {
    return source.get(0).substring(Masking.MARK);
  }
}
