// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes each kind of line by those who know it. */
public final class SnippetCompleter implements Completer {
  private final Map<LineKind, Proposals> kinds;

  /**
   * @param kinds each is given what stands before the cursor, without its sign; what has none is
   *     not completed
   */
  public SnippetCompleter(Map<LineKind, Proposals> kinds) {
    this.kinds = kinds;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.line().substring(0, line.cursor());
    LineKind kind = LineKind.of(text);
    Proposals proposals = kinds.getOrDefault(kind, Proposals.NONE);
    proposals.at(kind.behindSign(text)).forEach(p -> candidates.add(p.candidate()));
  }
}
