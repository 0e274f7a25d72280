// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.check.RecordingCheck;
import org.jkdump.repl.replay.recording.Recording;
import org.jkdump.repl.replay.recording.RecordingWriter;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.SnippetRun;
import org.jkdump.repl.replay.run.WatchedOutput;
import org.jkdump.repl.replay.run.WatchedPrograms;

/** Programs that run without a dump. */
public final class Played {
  public static final DumpInfo DUMP = new DumpInfo("", "1.2.3", "/v", "/c");

  private Played() {}

  public static Program program(String source) {
    return new Program("p", "p.jsh", source);
  }

  /** Records programs, without output. */
  static void record(Path directory, List<String> masks, Program... programs) {
    List<String> args = List.of("--opt", "a b\n\\");
    try (RecordingWriter writer =
        new RecordingWriter(directory, "0.0", masks, List.of(programs), args)) {
      play(List.of(writer), programs);
    }
  }

  /** Compares programs with a recording and returns the messages about snippets that differ. */
  static List<String> check(Path directory, List<String> masks, Program... programs) {
    List<String> said = new ArrayList<>();
    Recording recording = Recording.read(directory);
    List<Program> running = programs.length == 0 ? recording.programs() : List.of(programs);
    RecordingCheck listener =
        new RecordingCheck(
            recording,
            masks,
            running,
            c -> {
              if (c.differs()) {
                said.add(String.join("\n", c.difference()));
              }
            });
    play(List.of(listener), running.toArray(Program[]::new));
    return said;
  }

  /** Runs programs and returns their runs. */
  static List<SnippetRun> runs(Program... programs) {
    List<SnippetRun> runs = new ArrayList<>();
    play(List.of(runs::add), programs);
    return runs;
  }

  static String json(Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    play(List.of(new JsonLines(out, false)), program);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void play(List<RunListener> listeners, Program... programs) {
    new WatchedPrograms(Shared.ENGINE, PyKdumpAPI.pylog, WatchedOutput.quiet(), listeners)
        .run(DUMP, List.of(programs), (program, body) -> body.run());
  }

  /** Engine that all programs share, made on first use; names that a program declares stay. */
  private static final class Shared {
    static final Engine ENGINE =
        new Engine(PyKdumpAPI.session(), new PrintStream(OutputStream.nullOutputStream()));
  }
}
