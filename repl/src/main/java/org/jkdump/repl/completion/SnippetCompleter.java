// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completer that asks the source of proposals for the kind of line. */
public final class SnippetCompleter implements Completer {
  private final Map<LineKind, Proposals> kinds;

  /**
   * @param kinds sources of proposals; each is given the text before the cursor without its sign. A
   *     kind without a source is not completed
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
