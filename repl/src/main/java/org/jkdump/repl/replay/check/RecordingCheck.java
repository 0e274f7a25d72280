// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.mask.Mask;
import org.jkdump.repl.replay.mask.MaskSyntax;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.replay.recording.RecordedSnippet;
import org.jkdump.repl.replay.recording.Recording;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.SnippetRun;

/** Check of programs against a recording. */
public final class RecordingCheck implements RunListener {
  private final Recording recording;
  private final List<String> extra;
  private final Consumer<Difference> report;
  private final Masking firstNow = new Masking();
  private final Masking thenNow = new Masking();
  private final Masking thenOld = new Masking();
  private final List<SnippetRun> runs = new ArrayList<>();
  private final Relabelling relabelling;
  private int program;
  private int compared;
  private int differences;

  /**
   * @param extra masks beside the recording's own
   * @param programs that will run
   * @param report is given each snippet when its program has ended
   */
  public RecordingCheck(
      Recording recording,
      List<String> extra,
      List<Program> programs,
      Consumer<Difference> report) {
    this.recording = recording;
    this.extra = extra;
    this.report = report;
    List<String> all = new ArrayList<>(recording.masks());
    all.addAll(extra);
    recording.programs().forEach(p -> all.addAll(MaskSyntax.in(p)));
    programs.forEach(p -> all.addAll(MaskSyntax.in(p)));
    this.relabelling = new Relabelling(Masking.parse(all.stream().distinct().toList()));
  }

  @Override
  public void snippet(SnippetRun run) {
    runs.add(run);
  }

  // Applies the masks of the recording to the new run first; then the other masks to both sides.
  @Override
  public void end(Program now) {
    List<String> recorded = recordedSpecs();
    List<String> others = new ArrayList<>(Masking.specs(extra, now));
    others.removeAll(recorded);
    List<Mask> first = Masking.parse(recorded);
    List<Mask> then = Masking.parse(others);
    List<RecordedSnippet> kept =
        runs.stream()
            .map(run -> RecordedSnippet.of(run, firstNow, first).masked(thenNow, then))
            .toList();
    List<RecordedSnippet> was =
        recording.snippets(program).stream().map(k -> k.masked(thenOld, then)).toList();
    Comparison.of(now, was, List.copyOf(runs), kept, relabelling).forEach(this::count);
    runs.clear();
    program++;
  }

  private List<String> recordedSpecs() {
    List<Program> recorded = recording.programs();
    return program < recorded.size()
        ? Masking.specs(recording.masks(), recorded.get(program))
        : recording.masks();
  }

  /** Counts recorded programs that did not run. */
  @Override
  public void finish() {
    for (; program < recording.programs().size(); program++) {
      Program gone = recording.programs().get(program);
      Comparison.of(gone, recording.snippets(program), List.of(), List.of(), relabelling)
          .forEach(this::count);
    }
  }

  private void count(Difference one) {
    compared++;
    differences += one.differs() ? 1 : 0;
    report.accept(one);
  }

  /** Snippets that were compared. */
  public int compared() {
    return compared;
  }

  /** Compared snippets that differ, are missing or new. */
  public int differences() {
    return differences;
  }
}
