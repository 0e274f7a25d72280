// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.target.TargetException;

/** Runs a saved snippet file unattended, as one run of the log. */
public final class PlainRun implements SnippetObserver {
  private final Engine engine;
  private final PrintStream errors;

  public PlainRun(Engine engine, PrintStream errors) {
    this.engine = engine;
    this.errors = errors;
  }

  /**
   * Runs a file.
   *
   * @return the status that the file gave {@link System#exit}, 1 if it failed, else 0
   */
  public int run(Path file) {
    try {
      return new ProgramRun(engine, Program.read(file.toString(), file), this).go();
    } catch (TargetException e) {
      errors.println("jkdump: " + e.getMessage());
      return 1;
    }
  }

  @Override
  public List<SnippetOutcome> watch(SnippetPlace place, Supplier<List<SnippetOutcome>> evaluation) {
    return evaluation.get();
  }

  @Override
  public void failed(SnippetPlace place, Failure failure) {
    FailureText.print(errors, place, failure);
  }
}
