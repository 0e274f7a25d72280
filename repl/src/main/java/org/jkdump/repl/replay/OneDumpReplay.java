// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.check.Difference;
import org.jkdump.repl.replay.check.DifferencePrinter;
import org.jkdump.repl.replay.check.RecordingCheck;
import org.jkdump.repl.replay.recording.Recording;
import org.jkdump.repl.replay.recording.RecordingWriter;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.Tally;
import org.jkdump.repl.replay.run.WatchedOutput;
import org.jkdump.repl.replay.run.WatchedPrograms;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Opening;
import org.jkdump.repl.session.Progress;
import org.jkdump.repl.session.Release;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;

/** Run of programs on one dump, which records, checks or describes their snippets. */
final class OneDumpReplay {
  private final DumpOptions dumpOptions;
  private final ReplayOptions options;
  private final List<Program> programs;
  private final List<String> args;
  private final Tally tally = new Tally();
  private RecordingCheck check;

  /**
   * @param programs the programs to run; none for those of the recording
   * @param args arguments of the programs; none for those of the recording
   */
  OneDumpReplay(
      DumpOptions dumpOptions, ReplayOptions options, List<Program> programs, List<String> args) {
    this.dumpOptions = dumpOptions;
    this.options = options;
    this.programs = programs;
    this.args = args;
  }

  /**
   * Opens the dump and runs the programs.
   *
   * @param label name of the dump among several, or an empty text
   */
  ReplayRow run(String label, OpenRequest request, Progress progress) {
    long begin = System.nanoTime();
    String release = "";
    String problem = "";
    try {
      release = done(label, request, progress);
    } catch (TargetException e) {
      problem = e.getMessage();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    int differences = check == null || !problem.isEmpty() ? -1 : check.differences();
    return new ReplayRow(label, release, tally, differences, time, problem);
  }

  private String done(String label, OpenRequest request, Progress progress) {
    Optional<Recording> recording =
        Optional.ofNullable(options.check()).map(path -> Recording.read(beneath(path, label)));
    List<Program> running =
        programs.isEmpty() ? recording.map(Recording::programs).orElse(programs) : programs;
    List<String> given = args.isEmpty() ? recording.map(Recording::args).orElse(args) : args;
    List<RunListener> listeners = listeners(label, recording, running, given);
    try (Opening.Opened opened = Opening.open(dumpOptions, request, progress, () -> System.err)) {
      Session session = PyKdumpAPI.session();
      // The times in the footer differ in each run.
      session.knobs().find("footer").setText("never");
      String release = session.kernel().facts().release();
      DumpInfo dump = new DumpInfo(label, release, text(request.vmlinux()), text(request.vmcore()));
      Engine engine = opened.engine();
      new WatchedPrograms(engine, session.log(), screen(), listeners)
          .run(dump, running, (program, body) -> framed(opened, program, given, body));
      return release;
    } finally {
      listeners.forEach(RunListener::close);
      PyKdumpAPI.session().close();
    }
  }

  private static void framed(
      Opening.Opened opened, Program program, List<String> given, Runnable body) {
    IntSupplier succeeding =
        () -> {
          body.run();
          return 0;
        };
    opened.programs().run(opened.engine(), Path.of(program.file()), given, succeeding);
  }

  private WatchedOutput screen() {
    return options.isQuiet() ? WatchedOutput.quiet() : WatchedOutput.shown();
  }

  private List<RunListener> listeners(
      String label, Optional<Recording> recording, List<Program> running, List<String> given) {
    List<RunListener> listeners = new ArrayList<>(List.of(tally));
    if (options.isQuiet()) {
      listeners.add(new StepLine(System.err));
    }
    if (options.record() != null) {
      Path directory = beneath(options.record(), label);
      listeners.add(
          new RecordingWriter(directory, Release.version(), options.masks(), running, given));
    }
    JsonLines json = new JsonLines(WatchedOutput.bytes(), recording.isPresent());
    if (options.json()) {
      listeners.add(json);
    }
    recording.ifPresent(r -> listeners.add(checking(r, running, json)));
    return listeners;
  }

  private RecordingCheck checking(Recording recording, List<Program> running, JsonLines json) {
    DifferencePrinter printer = new DifferencePrinter(System.out, isColoured());
    Consumer<Difference> report = options.json() ? json::compared : printer::print;
    check = new RecordingCheck(recording, options.masks(), running, report);
    return check;
  }

  /** The check, which counts compared and different snippets. */
  Optional<RecordingCheck> check() {
    return Optional.ofNullable(check);
  }

  /**
   * Directory of the recording of a dump: the given one, or the one beneath it if that holds
   * several recordings.
   */
  static Path beneath(Path directory, String label) {
    return label.isEmpty() || Recording.isOne(directory) ? directory : directory.resolve(label);
  }

  private static boolean isColoured() {
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null;
    return !dumb && Posix.isTerminal(Posix.STDOUT);
  }

  private static String text(String path) {
    return path == null ? "" : Path.of(path).toAbsolutePath().normalize().toString();
  }
}
