// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.Snippet;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.Panic;
import org.jkdump.repl.ask.Ask;
import org.jkdump.repl.ask.JavaForm;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.completion.JavaProposals;
import org.jkdump.repl.completion.LineKind;
import org.jkdump.repl.completion.Proposals;
import org.jkdump.repl.completion.WarmUp;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.program.PlainRun;
import org.jkdump.repl.program.Programs;
import org.jkdump.repl.session.ClassNotes;
import org.jkdump.repl.session.Opening;
import org.jkdump.repl.session.Release;
import org.jkdump.target.CommandException;
import org.jkdump.target.TargetException;

/** The prompt on one dump. */
public final class PromptLoop {
  private final Engine engine;
  private final Programs programs;
  private final PrintStream out = System.out;
  private final FieldNotes notes;
  private final Ask ask;
  private final MetaCommands commands;
  private volatile boolean greeted;
  private volatile boolean isSound = true;
  private final List<Snippet> pending = new ArrayList<>();
  private Thread command;

  public PromptLoop(Opening.Opened opened) {
    this.engine = opened.engine();
    this.programs = opened.programs();
    Optional<ClassNotes> known =
        engine.classes().stream().findFirst().map(jar -> new ClassNotes(engine::classes));
    this.notes = known.<FieldNotes>map(n -> n).orElse(FieldNotes.NONE);
    JavaForm forms = known.<JavaForm>map(n -> n).orElse(JavaForm.NONE);
    this.ask = new Ask(PyKdumpAPI::kernel, engine.analysis(), notes, forms, out);
    this.commands = new MetaCommands(engine, ask, new ProgramMetaCommands(programs, out), out);
  }

  /** Runs saved snippets. */
  public void run(List<Path> files) {
    files.forEach(new PlainRun(engine, out)::run);
  }

  /**
   * Reads, runs and prints until the end of input or {@code /exit}.
   *
   * @return whether it was {@code /exit}
   */
  public boolean prompt() {
    try (LineSource lines = lines()) {
      loop(lines);
    }
    return commands.ended();
  }

  /** Runs a program by its name; does not interrupt this thread. */
  public void run(String program, List<String> arguments) {
    engine.forgetStop();
    try {
      engine.asOneRun(() -> programs.run(program, arguments));
    } catch (TargetException e) {
      out.println(e.getMessage());
    }
  }

  private LineSource lines() {
    if (!Posix.isTerminal(Posix.STDIN)) {
      return new StreamSource(System.in, engine.analysis());
    }
    if (!greeted) {
      greet();
      warmUp();
    }
    greeted = true;
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
          engine.analysis(), proposals, this::interrupt, engine::forgetStop, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void warmUp() {
    WarmUp.start(
        engine.analysis(),
        () -> {
          engine.takeClasses();
          ask.warmUp();
        });
  }

  private void greet() {
    Kernel kernel = PyKdumpAPI.kernel();
    out.printf("jkdump %s: %s%n", Release.version(), kernel);
    String panic = Panic.message(kernel);
    if (!panic.isEmpty()) {
      out.println("panic: " + panic);
    }
    out.println("Type Java, !COMMAND for crash, ?NAME to ask about a name, /help for help.");
  }

  private void loop(LineSource lines) {
    while (!commands.ended()) {
      String line = lines.next();
      if (line == null) {
        return;
      }
      LineKind kind = LineKind.of(line);
      String text = kind.behindSign(line).strip();
      switch (kind) {
        case CRASH -> crash(text);
        case COMMAND -> guarded(() -> commands.run("/" + text, lines.history()));
        case QUESTION -> guarded(() -> ask.question(text));
        case JAVA -> engine.run(line, this::show);
      }
      out.flush();
    }
  }

  private void show(SnippetOutcome outcome) {
    if (!outcome.feedback().isEmpty()) {
      out.println(outcome.feedback());
    }
    outcome.failure().map(Failure::text).ifPresent(this::failed);
    outcome.pending().ifPresent(pending::add);
  }

  private void failed(String text) {
    out.println(text);
    isSound = false;
  }

  /**
   * Whether no line failed; lines from a terminal don't count, because the person has seen what
   * became of them.
   */
  public boolean isSound() {
    return greeted || isSound && pending.stream().noneMatch(s -> engine.unresolved(s).isPresent());
  }

  private void crash(String line) {
    if (line.isEmpty()) {
      out.println("a crash command is expected behind the !, as in: !bt -a");
      return;
    }
    guarded(() -> streamed(line));
  }

  // Crash's errors are part of the text.
  private void streamed(String line) {
    LivePrinter printer = new LivePrinter(out);
    try {
      PyKdumpAPI.execCrashCommand(line, printer::print);
    } catch (CommandException e) {
      // The text is shown already.
      isSound = false;
    } finally {
      printer.endLine();
    }
  }

  // No failure of a command ends the REPL.
  private void guarded(Runnable body) {
    running(Thread.currentThread());
    try {
      if (engine.isStopping()) {
        interruptCommand();
      }
      engine.asOneRun(() -> ran(body));
    } catch (TargetException e) {
      failed(e.getMessage());
    } catch (RuntimeException e) {
      failed(e.toString());
    } finally {
      running(null);
    }
  }

  private static boolean ran(Runnable body) {
    body.run();
    return true;
  }

  // A ^C that came too late must not interrupt the next command.
  private synchronized void running(Thread thread) {
    command = thread;
    Thread.interrupted();
  }

  /** ^C: stops the running program, snippet or crash command. */
  public void interrupt() {
    boolean program = !engine.isRunning() && programs.stop();
    if (!program && !engine.stop()) {
      interruptCommand();
    }
  }

  private synchronized void interruptCommand() {
    if (command != null) {
      command.interrupt();
    }
  }
}
