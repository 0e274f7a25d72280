// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.execution.SnippetGuard;
import org.jkdump.session.GlobalOptions;
import org.jkdump.session.ProgramFrame;
import org.jkdump.session.ProgramRunner;
import org.jkdump.session.Session;

/**
 * Runs saved snippets as programs: each with arguments, global options, a log and run settings of
 * its own, and with names of its own, so that the person's variables stay what they are.
 */
public final class Programs implements ProgramRunner {
  private final Session session;
  private final Supplier<Engine> engines;
  private final Supplier<PrintStream> errors;
  private final ProgramPath path = ProgramPath.fromEnvironment();
  // Programs that it runs in turn end with it.
  private final AtomicReference<StoppableRun> outermost = new AtomicReference<>();

  /**
   * @param engines makes an engine for each run
   * @param errors gives the stream for failures of programs
   */
  public Programs(Session session, Supplier<Engine> engines, Supplier<PrintStream> errors) {
    this.session = session;
    this.engines = engines;
    this.errors = errors;
  }

  /** The search path of programs. */
  public ProgramPath path() {
    return path;
  }

  /**
   * Ends the running program.
   *
   * @return whether a program was running
   */
  public boolean stop() {
    StoppableRun run = outermost.get();
    if (run != null) {
      run.stop();
    }
    return run != null;
  }

  @Override
  public int run(String name, List<String> arguments) {
    Path program = path.find(name);
    if (ProgramHelp.isAsked(arguments)) {
      System.out.print(ProgramHelp.of(program).page(ProgramPath.nameOf(program)));
      return 0;
    }
    StoppableRun run = new StoppableRun();
    boolean first = outermost.compareAndSet(null, run);
    int status;
    try {
      status = framed(arguments, options -> ranAlone(program, options, run));
    } finally {
      if (first) {
        outermost.set(null);
      }
    }
    // A stop ends the calling snippet, too.
    SnippetGuard.check();
    return status;
  }

  /**
   * Runs a file in an engine that has run others before.
   *
   * @throws org.jkdump.target.TargetException if a global option makes no sense
   */
  public int run(Engine engine, Path program, List<String> arguments) {
    return run(engine, program, arguments, () -> new PlainRun(engine, errors.get()).run(program));
  }

  /** The same with another body than a plain run. */
  public int run(Engine engine, Path program, List<String> arguments, IntSupplier body) {
    return framed(arguments, options -> ran(engine, program, options, body));
  }

  // A new engine runs snippets: they belong to the program's frame, too.
  private int framed(List<String> arguments, ToIntFunction<GlobalOptions> body) {
    GlobalOptions options = GlobalOptions.of(arguments);
    ProgramFrame frame = session.enter(options);
    try {
      Optional<ProgramOutput> file = options.ofile().map(ProgramOutput::to);
      return ProgramOutput.during(file, () -> body.applyAsInt(options));
    } finally {
      frame.close();
    }
  }

  private int ranAlone(Path program, GlobalOptions options, StoppableRun run) {
    try (Engine engine = run.with(engines.get())) {
      return ran(engine, program, options, () -> new PlainRun(engine, errors.get()).run(program));
    }
  }

  private int ran(Engine engine, Path program, GlobalOptions options, IntSupplier body) {
    return engine.asProgram(() -> honoured(program, options, body));
  }

  private int honoured(Path program, GlobalOptions options, IntSupplier body) {
    if (options.ofile().isPresent()) {
      head(program);
    }
    if (options.usens().isPresent()) {
      PyKdumpAPI.getNsproxy();
    }
    if (options.isReload()) {
      session.reload();
    }
    int status = body.getAsInt();
    if (options.isDumpcache()) {
      PyKdumpAPI.printCaches();
    }
    return status;
  }

  // Begins an output file as PyKdump does.
  private void head(Path program) {
    String arguments = String.join(" ", session.args());
    System.out.println((ProgramPath.nameOf(program) + " " + arguments).strip());
    System.out.println(session.title());
  }
}
