// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * JShell's analysis of source that is being typed. A JShell is for one thread at a time: its
 * compiler has a lock of its own, the maps of its snippets have none. So all users of this class
 * take turns.
 */
public final class Analysis {
  private final Supplier<SourceCodeAnalysis> analysis;
  private final Lock turn = new ReentrantLock();

  /**
   * @param analysis is asked at each use; it may wait until JShell is there
   */
  public Analysis(Supplier<SourceCodeAnalysis> analysis) {
    this.analysis = analysis;
  }

  /** Whether a source is complete, and what follows its first snippet. */
  public CompletionInfo completion(String source) {
    return inTurn(() -> analysis.get().analyzeCompletion(source));
  }

  /**
   * Suggestions for the text at the cursor.
   *
   * @param anchor is given the place where the suggestions begin
   */
  public List<Suggestion> suggestions(String source, int cursor, int[] anchor) {
    return inTurn(() -> analysis.get().completionSuggestions(source, cursor, anchor));
  }

  /**
   * Declarations of the name that a source ends with; behind a parenthesis those of all overloads.
   */
  public List<String> declarations(String source) {
    return inTurn(() -> analysis.get().documentation(source, source.length(), false)).stream()
        .map(Documentation::signature)
        .distinct()
        .toList();
  }

  /** The type of an expression; absent if the text is no expression that compiles. */
  public Optional<String> type(String expression) {
    return Optional.ofNullable(
        inTurn(() -> analysis.get().analyzeType(expression, expression.length())));
  }

  /** Uses the JShell while no other thread does. */
  void inTurn(Runnable use) {
    inTurn(
        () -> {
          use.run();
          return null;
        });
  }

  /** Uses the JShell while no other thread does. */
  <T> T inTurn(Supplier<T> use) {
    turn.lock();
    try {
      return use.get();
    } finally {
      turn.unlock();
    }
  }
}
