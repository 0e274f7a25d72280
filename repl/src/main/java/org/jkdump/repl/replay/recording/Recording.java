// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.target.TargetException;

/** A recording that was read and found whole. */
public final class Recording {
  private final Header header;
  private final List<Program> programs = new ArrayList<>();
  private final List<List<RecordedSnippet>> snippets = new ArrayList<>();

  Recording(Header header) {
    this.header = header;
  }

  void add(Program program, List<RecordedSnippet> kept) {
    programs.add(program);
    snippets.add(kept);
  }

  /** Whether a directory looks like a recording, complete or not. */
  public static boolean isOne(Path directory) {
    return Files.exists(directory.resolve(RecordingLayout.HEADER));
  }

  /**
   * Reads a recording.
   *
   * @throws TargetException if it is no recording, or not whole; the message says what to do
   */
  public static Recording read(Path given) {
    return new RecordingReader(given).read();
  }

  /** The programs, with their recorded sources. */
  public List<Program> programs() {
    return List.copyOf(programs);
  }

  /** Arguments of the programs. */
  public List<String> args() {
    return header.args();
  }

  /** The dump on which the recording was made. */
  public DumpInfo dump() {
    return header.dump();
  }

  public List<String> masks() {
    return header.masks();
  }

  public List<RecordedSnippet> snippets(int program) {
    return program < snippets.size() ? snippets.get(program) : List.of();
  }
}
