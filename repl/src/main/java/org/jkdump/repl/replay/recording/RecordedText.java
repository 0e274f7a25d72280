// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.target.TargetException;

/** Text of recorded snippets: writer and parser. */
final class RecordedText {
  private RecordedText() {}

  static String of(RecordedSnippet kept) {
    StringBuilder text = new StringBuilder(Transcript.AT).append(kept.line()).append('\n');
    kept.source().forEach(line -> text.append(line).append('\n'));
    kept.result().forEach(line -> text.append(line).append('\n'));
    return text.append('\n').toString();
  }

  /**
   * The snippets of a text.
   *
   * @throws TargetException if the text is not well formed
   */
  static List<RecordedSnippet> parse(String text) {
    List<RecordedSnippet> all = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.startsWith(Transcript.AT)) {
        all.add(
            new RecordedSnippet(lineNumber(line, number), new ArrayList<>(), new ArrayList<>()));
      } else if (line.length() >= Masking.MARK && !all.isEmpty()) {
        RecordedSnippet last = all.get(all.size() - 1);
        (line.startsWith(Transcript.SOURCE) ? last.source() : last.result()).add(line);
      } else if (!line.isEmpty()) {
        throw unexpected(line, number);
      }
    }
    return all;
  }

  private static int lineNumber(String line, int number) {
    try {
      return Integer.parseInt(line.substring(Transcript.AT.length()));
    } catch (NumberFormatException e) {
      throw unexpected(line, number);
    }
  }

  private static TargetException unexpected(String line, int number) {
    return new TargetException("line " + number + " is not of a recording: " + line);
  }
}
