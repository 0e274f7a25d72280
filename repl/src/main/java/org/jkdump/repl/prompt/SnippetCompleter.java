// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes Java by what JShell knows, and the REPL's own commands. */
final class SnippetCompleter implements Completer {
  private final SourceCodeAnalysis analysis;
  private final Supplier<List<String>> commands;

  SnippetCompleter(SourceCodeAnalysis analysis, Supplier<List<String>> commands) {
    this.analysis = analysis;
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.line();
    if (Completeness.isCommand(text)) {
      commands(line, candidates);
    } else {
      java(text, line, candidates);
    }
  }

  private void commands(ParsedLine line, List<Candidate> candidates) {
    if (line.line().startsWith("/") && line.line().indexOf(' ') < 0) {
      commands.get().forEach(name -> candidates.add(candidate(name)));
    }
  }

  private void java(String text, ParsedLine line, List<Candidate> candidates) {
    int[] anchor = {0};
    List<Suggestion> found = analysis.completionSuggestions(text, line.cursor(), anchor);
    int begin = line.cursor() - line.wordCursor();
    String lead = anchor[0] < begin ? text.substring(anchor[0], begin) : "";
    found.stream()
        .map(Suggestion::continuation)
        .distinct()
        .filter(continuation -> continuation.startsWith(lead))
        .forEach(c -> candidates.add(candidate(c.substring(lead.length()))));
  }

  private static Candidate candidate(String text) {
    return new Candidate(text, text, null, null, null, null, false);
  }
}
