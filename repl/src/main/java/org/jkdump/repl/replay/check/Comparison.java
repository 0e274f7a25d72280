// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.recording.RecordedSnippet;
import org.jkdump.repl.replay.run.SnippetRun;

/** Comparison of the snippets of a program with their recording. */
final class Comparison {
  private final Program program;
  private final List<RecordedSnippet> old;
  private final List<SnippetRun> runs;
  private final List<RecordedSnippet> now;
  private final Relabelling relabelling;
  private final List<Difference> result = new ArrayList<>();

  /**
   * @param now the same snippets as the runs
   */
  private Comparison(
      Program program,
      List<RecordedSnippet> old,
      List<SnippetRun> runs,
      List<RecordedSnippet> now,
      Relabelling relabelling) {
    this.program = program;
    this.old = old;
    this.runs = runs;
    this.now = now;
    this.relabelling = relabelling;
  }

  static List<Difference> of(
      Program program,
      List<RecordedSnippet> old,
      List<SnippetRun> runs,
      List<RecordedSnippet> now,
      Relabelling relabelling) {
    Comparison comparison = new Comparison(program, old, runs, now, relabelling);
    Pairing.walk(sources(old), sources(now), comparison::pair);
    return comparison.result;
  }

  private static List<String> sources(List<RecordedSnippet> snippets) {
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

  private Difference gone(RecordedSnippet kept) {
    String at = program.file() + ":" + kept.line();
    String what = at + ": recorded, but it did not run: " + kept.title();
    return new Difference(Optional.empty(), program, kept.line(), Optional.of(kept), List.of(what));
  }

  private Difference come(SnippetRun run, RecordedSnippet kept) {
    String what = run.place().at(1) + ": it ran, but is not in the recording: " + kept.title();
    return new Difference(Optional.of(run), program, kept.line(), Optional.empty(), List.of(what));
  }

  private Difference both(RecordedSnippet was, SnippetRun run, RecordedSnippet is) {
    List<String> result = relabelling.apply(was.result(), is.result());
    boolean sameSource = was.source().equals(is.source());
    List<String> lines = new ArrayList<>();
    if (!sameSource || !was.result().equals(result)) {
      String what = sameSource ? ": it does not do what was recorded" : ": its source changed";
      lines.add(run.place().at(1) + what);
      lines.addAll(LineDiff.unified(all(was.source(), was.result()), all(is.source(), result)));
    }
    return new Difference(Optional.of(run), program, is.line(), Optional.of(was), lines);
  }

  private static List<String> all(List<String> source, List<String> result) {
    List<String> all = new ArrayList<>(source);
    all.addAll(result);
    return all;
  }
}
