// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.api.Kernel;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;
import org.jkdump.repl.prompt.LineSource;
import org.jkdump.repl.prompt.StreamSource;
import org.jkdump.repl.prompt.TerminalSource;
import org.jkdump.target.CommandException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;

/** The prompt on one dump. */
final class Repl {
  private final DumpOptions options;
  private final OpenRequest request;
  private final Progress progress;
  private final PrintStream out = System.out;
  private Thread command;

  Repl(DumpOptions options, OpenRequest request, Progress progress) {
    this.options = options;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Reads, runs and prints until the end of input or {@code /exit}.
   *
   * @param first saved snippets to run before
   */
  int run(List<Path> first) {
    try (Engine engine = Opening.engine(options, request, progress, out)) {
      MetaCommands commands = new MetaCommands(engine, out);
      first.forEach(new Replay(engine, out)::run);
      try (LineSource lines = lines(engine, commands)) {
        loop(engine, commands, lines);
      }
      PyKdumpAPI.session().close();
      return 0;
    }
  }

  private LineSource lines(Engine engine, MetaCommands commands) {
    if (System.console() == null) {
      return new StreamSource(System.in, engine.analysis());
    }
    greet();
    try {
      return new TerminalSource(
          engine.analysis(), commands::names, () -> interrupt(engine), engine::forgetStop, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void greet() {
    Kernel kernel = PyKdumpAPI.kernel();
    out.printf("jkdump %s: %s%n", Version.own(), kernel);
    String panic = kernel.sysInfo().panic();
    if (!panic.isEmpty()) {
      out.println("panic: " + panic);
    }
    out.println("Type Java, !COMMAND for crash, /help for help.");
  }

  private void loop(Engine engine, MetaCommands commands, LineSource lines) {
    while (!commands.ended()) {
      String line = lines.next();
      if (line == null) {
        return;
      }
      String text = line.stripLeading();
      if (text.startsWith("!")) {
        crash(engine, text.substring(1).strip());
      } else if (text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*")) {
        guarded(engine, () -> commands.run(text, lines.history()));
      } else {
        engine.run(line, this::show);
      }
      out.flush();
    }
  }

  private void show(Outcome outcome) {
    if (!outcome.feedback().isEmpty()) {
      out.println(outcome.feedback());
    }
    outcome.failure().map(Failure::text).ifPresent(out::println);
  }

  private void crash(Engine engine, String line) {
    if (line.isEmpty()) {
      out.println("a crash command is expected behind the !, as in: !bt -a");
      return;
    }
    guarded(engine, () -> engine.asOneRun(() -> print(PyKdumpAPI.crash(line))));
  }

  private boolean print(String text) {
    out.print(text);
    return true;
  }

  // The REPL outlives whatever a command meets.
  private void guarded(Engine engine, Runnable body) {
    running(Thread.currentThread());
    try {
      if (engine.isStopping()) {
        interruptCommand();
      }
      body.run();
    } catch (CommandException e) {
      out.println(e.partialOutput().stripTrailing());
    } catch (TargetException e) {
      out.println(e.getMessage());
    } catch (RuntimeException e) {
      out.println(e);
    } finally {
      running(null);
    }
  }

  // A ^C that came too late must not meet what runs next.
  private synchronized void running(Thread thread) {
    command = thread;
    Thread.interrupted();
  }

  // ^C: what runs is a crash command of this thread or a snippet.
  private void interrupt(Engine engine) {
    if (!engine.stop()) {
      interruptCommand();
    }
  }

  private synchronized void interruptCommand() {
    if (command != null) {
      command.interrupt();
    }
  }
}
