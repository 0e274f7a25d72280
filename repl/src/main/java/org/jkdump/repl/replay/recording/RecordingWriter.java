// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.mask.Mask;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.SnippetRun;
import org.jkdump.target.TargetException;

/** Writer of a recording, which puts the recording in its place when it is complete. */
public final class RecordingWriter implements RunListener {
  private final Path given;
  private final Staging staging;
  private final List<String> specs;
  private final List<Program> programs;
  private final List<String> args;
  private final String by;
  private final Masking masking = new Masking();
  private final Thread hook;
  private List<Mask> masks = List.of();
  private Writer transcript = Writer.nullWriter();
  private int begun;

  /**
   * Checks that the recording can be written, before a program runs.
   *
   * @param by version of jkdump
   * @param specs masks, as the user gave them
   */
  public RecordingWriter(
      Path directory, String by, List<String> specs, List<Program> programs, List<String> args) {
    this.given = directory;
    this.by = by;
    this.specs = specs;
    this.programs = programs;
    this.args = args;
    programs.forEach(program -> Masking.parse(Masking.specs(specs, program)));
    this.staging = Staging.begin(directory);
    this.hook = new Thread(staging::abandon);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void begin(DumpInfo dump) {
    Header header = new Header(by, dump, specs, args, programs);
    write(RecordingLayout.HEADER, header.text());
  }

  @Override
  public void begin(Program program) {
    masks = Masking.parse(Masking.specs(specs, program));
    String base = RecordingLayout.base(begun++, program);
    write(base + RecordingLayout.SOURCE, program.source());
    step(() -> transcript = Files.newBufferedWriter(file(base + RecordingLayout.TRANSCRIPT)));
  }

  @Override
  public void snippet(SnippetRun run) {
    String text = RecordedText.of(RecordedSnippet.of(run, masking, masks));
    step(() -> transcript.append(text).flush());
  }

  @Override
  public void end(Program program) {
    step(transcript::close);
  }

  @Override
  public void finish() {
    step(this::commit);
  }

  private void commit() throws IOException {
    Path sums = file(RecordingLayout.SUMS + ".part");
    Files.writeString(sums, sums());
    try (FileChannel channel = FileChannel.open(sums, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(sums, file(RecordingLayout.SUMS), StandardCopyOption.ATOMIC_MOVE);
    staging.commit();
  }

  /** Removes an unfinished recording. */
  @Override
  public void close() {
    staging.abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
    }
  }

  private String sums() throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : RecordingLayout.files(staging.directory())) {
      if (!file.getFileName().toString().startsWith(RecordingLayout.SUMS)) {
        sums.append(RecordingLayout.digest(Files.readAllBytes(file)))
            .append("  ")
            .append(file.getFileName())
            .append('\n');
      }
    }
    return sums.toString();
  }

  private Path file(String name) {
    return staging.directory().resolve(name);
  }

  private void write(String name, String text) {
    step(() -> Files.write(file(name), RecordingLayout.utf8(text)));
  }

  private interface Step {
    void run() throws IOException;
  }

  private void step(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new TargetException(
          "the recording " + given + " can't be written: " + e.getMessage(), e);
    }
  }
}
