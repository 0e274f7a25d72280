// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.check.RecordingCheck;
import org.jkdump.repl.replay.recording.Recording;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.ReaderGoneException;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Progress;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;

/** Runs programs on one dump, or on several in turn, and prints the results. */
public final class Replays {
  private final DumpOptions dump;
  private final ReplayOptions options;
  private final List<Program> programs;
  private final List<String> args;

  // With --json only objects go to standard output.
  private final PrintStream said;

  public Replays(
      DumpOptions dump, ReplayOptions options, List<Program> programs, List<String> args) {
    this.dump = dump;
    this.options = options;
    this.programs = programs;
    this.args = args;
    this.said = options.json() ? System.err : System.out;
  }

  /**
   * Runs the programs.
   *
   * @return whether all went well
   */
  public boolean run() {
    try {
      return options.dumps().isEmpty() ? on("", this::request).isSound() : several();
    } catch (ReaderGoneException e) {
      return isNothingLost(e);
    }
  }

  private boolean isNothingLost(ReaderGoneException e) {
    if (options.record() != null) {
      System.err.println("jkdump: " + e.getMessage() + ": nothing is recorded");
    }
    if (options.check() != null) {
      System.err.println("jkdump: " + e.getMessage() + ": the rest is not compared");
    }
    return options.record() == null && options.check() == null;
  }

  private boolean several() {
    if (options.record() != null && Recording.isOne(options.record())) {
      throw new TargetException(
          options.record() + " is the recording of one dump: name another directory for several");
    }
    List<DumpArgument> dumps = options.dumps();
    List<String> labels = DumpArgument.labels(dumps);
    List<ReplayRow> rows = new ArrayList<>();
    for (int i = 0; i < dumps.size(); i++) {
      said.println((i == 0 ? "" : "\n") + "==== " + labels.get(i));
      DumpArgument files = dumps.get(i);
      rows.add(on(labels.get(i), p -> dump.request(files.vmlinux(), List.of(files.vmcore()), p)));
    }
    said.println();
    said.println(ReplayRow.table(rows));
    said.flush();
    return rows.stream().allMatch(ReplayRow::isSound);
  }

  private ReplayRow on(String label, Function<Progress, OpenRequest> request) {
    Progress progress = new Progress();
    OneDumpReplay job = new OneDumpReplay(dump, options, programs, args);
    ReplayRow row = job.run(label, request.apply(progress), progress);
    report(row, job);
    return row;
  }

  private void report(ReplayRow row, OneDumpReplay job) {
    System.out.flush();
    if (!row.problem().isEmpty()) {
      System.err.println("jkdump: " + row.problem());
      return;
    }
    job.check().ifPresent(check -> verdict(check, row));
    if (options.record() != null) {
      Path directory = OneDumpReplay.beneath(options.record(), row.dump());
      System.err.println("recorded " + snippets(row.tally().snippets()) + " in " + directory);
    }
  }

  private void verdict(RecordingCheck check, ReplayRow row) {
    Path directory = OneDumpReplay.beneath(options.check(), row.dump());
    int differences = check.differences();
    String compared = snippets(check.compared());
    String verdict = differences == 0 ? ", all as recorded in " : " not as recorded in ";
    said.println((differences == 0 ? "" : differences + " of ") + compared + verdict + directory);
  }

  private static String snippets(int count) {
    return count + (count == 1 ? " snippet" : " snippets");
  }

  // Without a named dump, takes the dump of the recording.
  private OpenRequest request(Progress progress) {
    OpenRequest named = dump.request(progress);
    boolean none = named.vmlinux() == null && named.vmcore() == null && named.socket() == null;
    if (options.check() == null || !none) {
      return named;
    }
    DumpInfo recorded = Recording.read(options.check()).dump();
    if (recorded.vmcore().isEmpty() || !Files.exists(Path.of(recorded.vmcore()))) {
      return named;
    }
    String kernel = recorded.vmlinux().isEmpty() ? null : recorded.vmlinux();
    return dump.request(kernel, List.of(recorded.vmcore()), progress);
  }
}
