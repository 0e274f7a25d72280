// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.protocol.Turn;
import org.jkdump.bridge.protocol.Turns;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.ProgramOutput;
import org.jkdump.repl.prompt.PromptLoop;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Opening;
import org.jkdump.repl.session.Progress;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code jkdump resident}: the JVM that {@code jsh} starts at crash's prompt. It runs a prompt or a
 * saved snippet for each turn, waits in between, and ends with crash.
 */
@Command(name = "resident", hidden = true, description = "Started by jsh, at crash's prompt.")
final class ResidentCommand implements Callable<Integer> {
  @Mixin private DumpOptions options;

  private PrintStream errors = System.out;
  private boolean left;

  @Override
  public Integer call() {
    Progress progress = new Progress();
    OpenRequest request = options.request(progress);
    try (Opening.Opened opened = Opening.open(options, request, progress, () -> errors);
        Turns turns = Turns.at(request.socket())) {
      PromptLoop repl = new PromptLoop(opened);
      Optional<Turn> turn = turns.next();
      while (turn.isPresent() && !ends(turn.get(), repl, opened.engine())) {
        turn = turns.next();
      }
    } finally {
      PyKdumpAPI.session().close();
    }
    return 0;
  }

  // No failure of a turn ends the session.
  private boolean ends(Turn turn, PromptLoop repl, Engine engine) {
    onInterrupt(repl::interrupt);
    try {
      if (turn.modulesChanged()) {
        PyKdumpAPI.kernel().debuginfoChanged();
      }
      return turn.words().isEmpty() ? prompt(turn, repl) : program(turn, repl);
    } catch (TargetException e) {
      System.err.println("jkdump: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      System.err.println("jkdump: " + e);
    } finally {
      // Between two turns ^C is for crash.
      onInterrupt(() -> {});
      engine.forgetStop();
      errors = System.out;
    }
    return false;
  }

  private boolean prompt(Turn turn, PromptLoop repl) {
    boolean ended = repl.prompt();
    if (turn.terminal() && !ended && !left) {
      System.out.println("the session is kept: jsh comes back to it, /exit there ends it");
    }
    left = true;
    return ended;
  }

  private boolean program(Turn turn, PromptLoop repl) {
    InputStream in = System.in;
    Optional<ProgramOutput> output = turn.output().map(ProgramOutput::behind);
    // A pager shows errors, too; a redirected output has none in it.
    errors = output.isPresent() && !turn.paged() ? System.err : System.out;
    // Crash's own input is not for a saved snippet.
    if (!turn.terminal()) {
      System.setIn(InputStream.nullInputStream());
    }
    try {
      List<String> words = turn.words();
      ProgramOutput.during(output, () -> ran(words, repl));
    } finally {
      System.setIn(in);
    }
    return false;
  }

  private static boolean ran(List<String> words, PromptLoop repl) {
    repl.run(words.get(0), words.subList(1, words.size()));
    return true;
  }

  private static void onInterrupt(Runnable action) {
    Signals.register("INT", action);
  }
}
