// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts a source into snippets. Statements may lack their semicolon at the end of a line, as at
 * jshell's prompt. A line that begins with a dot or {@code else} continues the one before.
 */
public final class Splitter {
  private static final Pattern CONTINUATION = Pattern.compile("\\s*(\\.|(else|catch|finally)\\b)");
  private final Supplier<SourceCodeAnalysis> analysis;

  public Splitter(Supplier<SourceCodeAnalysis> analysis) {
    this.analysis = analysis;
  }

  /** Length of the first snippet with its separator. */
  public int first(String source) {
    CompletionInfo info = analysis.get().analyzeCompletion(source);
    boolean whole = info.completeness() == Completeness.COMPLETE && isSound(info.source());
    return whole ? source.length() - info.remaining().length() : byLines(source);
  }

  // JShell calls an expression without semicolon complete together with all that follows it.
  private boolean isSound(String source) {
    return analysis.get().sourceToSnippets(source).stream()
        .noneMatch(snippet -> snippet.kind() == Kind.ERRONEOUS);
  }

  private int byLines(String source) {
    int end = endOfLine(source, 0);
    while (end < source.length() && (goesOn(source, end) || needsMore(source.substring(0, end)))) {
      end = endOfLine(source, end);
    }
    return end;
  }

  private boolean needsMore(String text) {
    return switch (analysis.get().analyzeCompletion(text).completeness()) {
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE, EMPTY -> true;
      default -> false;
    };
  }

  private static boolean goesOn(String source, int end) {
    return CONTINUATION.matcher(source.substring(end)).lookingAt();
  }

  private static int endOfLine(String source, int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end + 1;
  }
}
