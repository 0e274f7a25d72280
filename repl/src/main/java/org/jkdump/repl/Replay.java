// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;
import org.jkdump.repl.replay.FailureText;
import org.jkdump.repl.replay.Observer;
import org.jkdump.repl.replay.Place;
import org.jkdump.repl.replay.Program;
import org.jkdump.repl.replay.ProgramRun;
import org.jkdump.target.TargetException;

/** Runs a saved snippet file unattended; all of it is one run of the log. */
final class Replay implements Observer {
  private final Engine engine;
  private final PrintStream errors;

  Replay(Engine engine, PrintStream errors) {
    this.engine = engine;
    this.errors = errors;
  }

  /**
   * Runs a file.
   *
   * @return 0 where it went well, the status that it gave {@link System#exit}, or 1 where it failed
   */
  int run(Path file) {
    try {
      return new ProgramRun(engine, Program.read(file.toString(), file), this).go();
    } catch (TargetException e) {
      errors.println("jkdump: " + e.getMessage());
      return 1;
    }
  }

  @Override
  public List<Outcome> watch(Place place, Supplier<List<Outcome>> evaluation) {
    return evaluation.get();
  }

  @Override
  public void failed(Place place, Failure failure) {
    FailureText.print(errors, place, failure);
  }
}
