// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.util.List;
import org.jkdump.log.PyLog;
import org.jkdump.repl.engine.Engine;

/** Runs programs on one dump and tells sinks what they do. */
public final class Performance {
  private final Engine engine;
  private final PyLog log;
  private final boolean quiet;
  private final List<Sink> sinks;

  /**
   * @param quiet whether nothing of what snippets print is shown
   */
  public Performance(Engine engine, PyLog log, boolean quiet, List<Sink> sinks) {
    this.engine = engine;
    this.log = log;
    this.quiet = quiet;
    this.sinks = sinks;
  }

  /** Runs them, one after another, whatever becomes of each. */
  public void run(DumpInfo dump, List<Program> programs) {
    sinks.forEach(sink -> sink.begin(dump));
    Observer observer = new Watching(log, quiet, sinks);
    for (Program program : programs) {
      sinks.forEach(sink -> sink.begin(program));
      new ProgramRun(engine, program, observer).go();
      sinks.forEach(sink -> sink.end(program));
    }
    sinks.forEach(Sink::finish);
  }
}
