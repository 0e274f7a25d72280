// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.PrintStream;
import java.util.List;
import org.jkdump.log.PyLog;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.ProgramRun;
import org.jkdump.repl.program.SnippetObserver;

/** Programs that run on one dump and report to listeners. */
public final class WatchedPrograms {
  /** Frame around the run of a program: arguments, options, log. */
  public interface Frame {
    /** Runs the body within the frame of the program. */
    void run(Program program, Runnable body);
  }

  private final Engine engine;
  private final PyLog log;
  private final WatchedOutput screen;
  private final List<RunListener> listeners;

  /**
   * @param screen takes the output of the programs
   */
  public WatchedPrograms(
      Engine engine, PyLog log, WatchedOutput screen, List<RunListener> listeners) {
    this.engine = engine;
    this.log = log;
    this.screen = screen;
    this.listeners = listeners;
  }

  /** Runs the programs one after another, whether they fail or not. */
  public void run(DumpInfo dump, List<Program> programs, Frame frame) {
    PrintStream before = System.out;
    System.setOut(screen.out());
    try {
      listeners.forEach(listener -> listener.begin(dump));
      programs.forEach(program -> run(program, frame));
      listeners.forEach(RunListener::finish);
    } finally {
      screen.out().flush();
      System.setOut(before);
    }
  }

  private void run(Program program, Frame frame) {
    SnippetObserver observer = new WatchedRun(log, screen.isQuiet(), listeners);
    listeners.forEach(listener -> listener.begin(program));
    frame.run(program, () -> new ProgramRun(engine, program, observer).go());
    listeners.forEach(listener -> listener.end(program));
  }
}
