// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what the snippets of a program did against what was recorded of them. */
final class Comparison {
  private final Program program;
  private final List<Kept> old;
  private final List<SnippetRun> runs;
  private final List<Kept> now;
  private final Relabelling relabelling;
  private final List<Compared> result = new ArrayList<>();

  /**
   * @param now the same snippets as the runs
   */
  private Comparison(
      Program program,
      List<Kept> old,
      List<SnippetRun> runs,
      List<Kept> now,
      Relabelling relabelling) {
    this.program = program;
    this.old = old;
    this.runs = runs;
    this.now = now;
    this.relabelling = relabelling;
  }

  static List<Compared> of(
      Program program,
      List<Kept> old,
      List<SnippetRun> runs,
      List<Kept> now,
      Relabelling relabelling) {
    Comparison comparison = new Comparison(program, old, runs, now, relabelling);
    Pairing.walk(sources(old), sources(now), comparison::pair);
    return comparison.result;
  }

  private static List<String> sources(List<Kept> snippets) {
    return snippets.stream().map(snippet -> String.join("\n", snippet.source())).toList();
  }

  private void pair(int o, int n) {
    if (n < 0) {
      result.add(gone(old.get(o)));
    } else if (o < 0) {
      result.add(come(runs.get(n), now.get(n)));
    } else {
      result.add(both(old.get(o), runs.get(n), now.get(n)));
    }
  }

  private Compared gone(Kept kept) {
    String at = program.file() + ":" + kept.line();
    String what = at + ": recorded, but it did not run: " + kept.title();
    return new Compared(Optional.empty(), program, kept.line(), Optional.of(kept), List.of(what));
  }

  private Compared come(SnippetRun run, Kept kept) {
    String what = run.place().at(1) + ": it ran, but is not in the recording: " + kept.title();
    return new Compared(Optional.of(run), program, kept.line(), Optional.empty(), List.of(what));
  }

  private Compared both(Kept was, SnippetRun run, Kept is) {
    List<String> result = relabelling.apply(was.result(), is.result());
    boolean sameSource = was.source().equals(is.source());
    List<String> lines = new ArrayList<>();
    if (!sameSource || !was.result().equals(result)) {
      String what = sameSource ? ": it does not do what was recorded" : ": its source changed";
      lines.add(run.place().at(1) + what);
      lines.addAll(LineDiff.unified(all(was.source(), was.result()), all(is.source(), result)));
    }
    return new Compared(Optional.of(run), program, is.line(), Optional.of(was), lines);
  }

  private static List<String> all(List<String> source, List<String> result) {
    List<String> all = new ArrayList<>(source);
    all.addAll(result);
    return all;
  }
}
