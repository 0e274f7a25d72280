// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.api.Kernel;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.ask.Ask;
import org.jkdump.repl.ask.JavaForm;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;
import org.jkdump.repl.prompt.FieldNotes;
import org.jkdump.repl.prompt.JavaProposals;
import org.jkdump.repl.prompt.LineKind;
import org.jkdump.repl.prompt.LineSource;
import org.jkdump.repl.prompt.Proposals;
import org.jkdump.repl.prompt.StreamSource;
import org.jkdump.repl.prompt.TerminalSource;
import org.jkdump.repl.prompt.WarmUp;
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
    try (Opening.Opened opened = Opening.open(options, request, progress, () -> System.out)) {
      Engine engine = opened.engine();
      Optional<ClassNotes> known =
          engine.classes().stream().findFirst().map(jar -> new ClassNotes(engine::classes));
      FieldNotes notes = known.<FieldNotes>map(n -> n).orElse(FieldNotes.NONE);
      JavaForm forms = known.<JavaForm>map(n -> n).orElse(JavaForm.NONE);
      Ask ask = new Ask(PyKdumpAPI::kernel, engine.analysis(), notes, forms, out);
      ProgramCommands programs = new ProgramCommands(opened.programs(), out);
      MetaCommands commands = new MetaCommands(engine, ask, programs, out);
      first.forEach(new Replay(engine, out)::run);
      try (LineSource lines = lines(engine, ask, commands, notes)) {
        loop(engine, ask, commands, lines);
      }
      PyKdumpAPI.session().close();
      return 0;
    }
  }

  private LineSource lines(Engine engine, Ask ask, MetaCommands commands, FieldNotes notes) {
    if (System.console() == null) {
      return new StreamSource(System.in, engine.analysis());
    }
    greet();
    WarmUp.start(
        engine.analysis(),
        () -> {
          engine.takeClasses();
          ask.warmUp();
        });
    Map<LineKind, Proposals> proposals =
        Map.of(
            LineKind.JAVA,
            new JavaProposals(engine.analysis(), notes),
            LineKind.COMMAND,
            commands::proposals,
            LineKind.QUESTION,
            ask.questions());
    try {
      return new TerminalSource(
          engine.analysis(), proposals, () -> interrupt(engine), engine::forgetStop, out);
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
    out.println("Type Java, !COMMAND for crash, ?NAME to ask about a name, /help for help.");
  }

  private void loop(Engine engine, Ask ask, MetaCommands commands, LineSource lines) {
    while (!commands.ended()) {
      String line = lines.next();
      if (line == null) {
        return;
      }
      LineKind kind = LineKind.of(line);
      String text = kind.behindSign(line).strip();
      switch (kind) {
        case CRASH -> crash(engine, text);
        case COMMAND -> guarded(engine, () -> commands.run("/" + text, lines.history()));
        case QUESTION -> guarded(engine, () -> ask.question(text));
        case JAVA -> engine.run(line, this::show);
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
    guarded(engine, () -> streamed(line));
  }

  // Errors of crash's are part of its text.
  private void streamed(String line) {
    LivePrinter printer = new LivePrinter(out);
    try {
      PyKdumpAPI.execCrashCommand(line, printer::print);
    } catch (CommandException e) {
      // It is shown already.
    } finally {
      printer.endLine();
    }
  }

  // The REPL outlives whatever a command meets.
  private void guarded(Engine engine, Runnable body) {
    running(Thread.currentThread());
    try {
      if (engine.isStopping()) {
        interruptCommand();
      }
      engine.asOneRun(() -> ran(body));
    } catch (TargetException e) {
      out.println(e.getMessage());
    } catch (RuntimeException e) {
      out.println(e);
    } finally {
      running(null);
    }
  }

  private static boolean ran(Runnable body) {
    body.run();
    return true;
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
