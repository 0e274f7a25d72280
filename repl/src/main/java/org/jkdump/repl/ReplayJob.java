// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.api.Session;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.replay.CheckSink;
import org.jkdump.repl.replay.Compared;
import org.jkdump.repl.replay.DifferencePrinter;
import org.jkdump.repl.replay.DumpInfo;
import org.jkdump.repl.replay.JsonLines;
import org.jkdump.repl.replay.Performance;
import org.jkdump.repl.replay.Program;
import org.jkdump.repl.replay.Recording;
import org.jkdump.repl.replay.RecordingWriter;
import org.jkdump.repl.replay.Sink;
import org.jkdump.repl.replay.Steps;
import org.jkdump.repl.replay.Tally;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;

/** Runs programs on one dump, and records, checks or describes what they do. */
final class ReplayJob {
  private final DumpOptions dumpOptions;
  private final ReplayOptions options;
  private final List<Program> programs;
  private final List<String> args;
  private final Tally tally = new Tally();
  private CheckSink check;

  /**
   * @param programs what runs; none for those of the recording
   * @param args for the programs; none for those of the recording
   */
  ReplayJob(
      DumpOptions dumpOptions, ReplayOptions options, List<Program> programs, List<String> args) {
    this.dumpOptions = dumpOptions;
    this.options = options;
    this.programs = programs;
    this.args = args;
  }

  /**
   * Does it.
   *
   * @param label names the dump among several, or an empty text
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
    Session session = PyKdumpAPI.session();
    session.args(given);
    List<Sink> sinks = sinks(label, recording, running, given);
    PrintStream shown = options.isQuiet() ? nowhere() : System.out;
    try (Engine engine = Opening.engine(dumpOptions, request, progress, shown)) {
      String release = session.kernel().sysInfo().release().toString();
      DumpInfo dump = new DumpInfo(label, release, text(request.vmlinux()), text(request.vmcore()));
      new Performance(engine, session.log(), options.isQuiet(), sinks).run(dump, running);
      return release;
    } finally {
      sinks.forEach(Sink::close);
      session.close();
    }
  }

  private List<Sink> sinks(
      String label, Optional<Recording> recording, List<Program> running, List<String> given) {
    List<Sink> sinks = new ArrayList<>(List.of(tally));
    if (options.isQuiet()) {
      sinks.add(new Steps(System.err));
    }
    if (options.record() != null) {
      Path directory = beneath(options.record(), label);
      sinks.add(new RecordingWriter(directory, Version.own(), options.masks(), running, given));
    }
    JsonLines json = new JsonLines(System.out, recording.isPresent());
    if (options.json()) {
      sinks.add(json);
    }
    recording.ifPresent(r -> sinks.add(checking(r, running, json)));
    return sinks;
  }

  private CheckSink checking(Recording recording, List<Program> running, JsonLines json) {
    DifferencePrinter printer = new DifferencePrinter(System.out, isColoured());
    Consumer<Compared> report = options.json() ? json::compared : printer::print;
    check = new CheckSink(recording, options.masks(), running, report);
    return check;
  }

  /** How many snippets were compared, and how many of them differ. */
  Optional<CheckSink> check() {
    return Optional.ofNullable(check);
  }

  /** Where the recording of a dump is: itself, or beneath what holds those of several. */
  static Path beneath(Path directory, String label) {
    return label.isEmpty() || Recording.isOne(directory) ? directory : directory.resolve(label);
  }

  private static boolean isColoured() {
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null;
    return System.console() != null && !dumb;
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static String text(String path) {
    return path == null ? "" : Path.of(path).toAbsolutePath().normalize().toString();
  }
}
