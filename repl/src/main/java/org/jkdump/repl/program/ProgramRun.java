// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;

/** One pass through a program, snippet by snippet, until one fails. */
public final class ProgramRun {
  private static final Pattern BLANK = Pattern.compile("(?s)\\s+|//[^\n]*|/\\*.*?\\*/");

  private final Engine engine;
  private final Program program;
  private final SnippetObserver observer;
  private final Map<Snippet, SnippetPlace> pending = new LinkedHashMap<>();
  private int position;

  public ProgramRun(Engine engine, Program program, SnippetObserver observer) {
    this.engine = engine;
    this.program = program;
    this.observer = observer;
  }

  /**
   * Runs the program, as one run of the log.
   *
   * @return the status that the program gave {@link System#exit}, 1 if it failed, else 0
   */
  public int go() {
    return engine.asOneRun(this::all);
  }

  private int all() {
    Optional<Failure> failure = Optional.empty();
    for (skipBlank(); failure.isEmpty() && position < program.source().length(); skipBlank()) {
      failure = next();
    }
    failure = failure.or(this::unresolved);
    return failure.map(f -> f.exit() == null ? Integer.valueOf(1) : f.exit()).orElse(0);
  }

  private Optional<Failure> next() {
    String rest = program.source().substring(position);
    String source = rest.substring(0, engine.first(rest));
    SnippetPlace place =
        new SnippetPlace(program, program.lineAt(position), source.stripTrailing());
    position += source.length();
    List<SnippetOutcome> outcomes = observer.watch(place, () -> engine.eval(source));
    Optional<Failure> failure =
        outcomes.stream().map(SnippetOutcome::failure).flatMap(Optional::stream).findFirst();
    failure.ifPresent(f -> observer.failed(place, f));
    outcomes.forEach(o -> o.pending().ifPresent(snippet -> pending.put(snippet, place)));
    return failure;
  }

  // Names that a declaration uses may be declared behind it, but not later than here.
  private Optional<Failure> unresolved() {
    for (Map.Entry<Snippet, SnippetPlace> entry : pending.entrySet()) {
      Optional<Failure> failure = engine.unresolved(entry.getKey());
      if (failure.isPresent()) {
        List<SnippetOutcome> outcomes = List.of(SnippetOutcome.failed(failure.get()));
        observer.watch(entry.getValue(), () -> outcomes);
        observer.failed(entry.getValue(), failure.get());
        return failure;
      }
    }
    return Optional.empty();
  }

  // A comment is no snippet.
  private void skipBlank() {
    int end = program.source().length();
    Matcher blank = BLANK.matcher(program.source());
    while (blank.region(position, end).lookingAt()) {
      position = blank.end();
    }
  }
}
