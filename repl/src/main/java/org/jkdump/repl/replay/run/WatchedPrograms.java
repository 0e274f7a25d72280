// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.PrintStream;
import java.util.List;
import org.jkdump.log.PyLog;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.ProgramRun;
import org.jkdump.repl.program.SnippetObserver;

/** Runs programs on one dump and tells sinks what they do. */
public final class WatchedPrograms {
  /** Has a program run with whatever belongs to that. */
  public interface Frame {
    /** Runs the body within. */
    void run(Program program, Runnable body);
  }

  private final Engine engine;
  private final PyLog log;
  private final Screen screen;
  private final List<RunListener> sinks;

  /**
   * @param screen what is printed meanwhile goes there
   */
  public WatchedPrograms(Engine engine, PyLog log, Screen screen, List<RunListener> sinks) {
    this.engine = engine;
    this.log = log;
    this.screen = screen;
    this.sinks = sinks;
  }

  /** Runs them, one after another, whatever becomes of each. */
  public void run(DumpInfo dump, List<Program> programs, Frame frame) {
    PrintStream before = System.out;
    System.setOut(screen.out());
    try {
      sinks.forEach(sink -> sink.begin(dump));
      programs.forEach(program -> run(program, frame));
      sinks.forEach(RunListener::finish);
    } finally {
      screen.out().flush();
      System.setOut(before);
    }
  }

  private void run(Program program, Frame frame) {
    SnippetObserver observer = new WatchedRun(log, screen.isQuiet(), sinks);
    sinks.forEach(sink -> sink.begin(program));
    frame.run(program, () -> new ProgramRun(engine, program, observer).go());
    sinks.forEach(sink -> sink.end(program));
  }
}
