// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.Programs;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;

/** Opens a dump while JShell gets ready. */
public final class Opening {
  private Opening() {}

  /** Engine of the person at an open dump, and the runner of programs. */
  public record Opened(Engine engine, Programs programs) implements AutoCloseable {
    @Override
    public void close() {
      engine.close();
    }
  }

  /**
   * Opens a dump.
   *
   * @param errors gives the stream for failures of programs
   * @throws org.jkdump.target.TargetException if the dump can't be opened
   */
  public static Opened open(
      DumpOptions options, OpenRequest request, Progress progress, Supplier<PrintStream> errors) {
    Session session = PyKdumpAPI.session();
    options.apply(session);
    session.expect(request);
    GeneratedClasses classes = new GeneratedClasses(session, request);
    Engine engine = new Engine(session, () -> System.out);
    try {
      classes.open().ifPresent(jar -> classes.offer(engine, jar));
      Programs programs = new Programs(session, () -> classes.engine(session.kernel()), errors);
      session.programs(programs);
      return new Opened(engine, programs);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    } finally {
      progress.accept("");
    }
  }
}
