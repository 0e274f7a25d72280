// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jkdump.repl.completion.Completeness;
import org.jkdump.repl.completion.LineKind;
import org.jkdump.repl.completion.Proposals;
import org.jkdump.repl.completion.SnippetCompleter;
import org.jkdump.repl.completion.SnippetParser;
import org.jkdump.repl.engine.Analysis;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;

/** Snippets from a person at a terminal, edited with JLine. */
public final class TerminalSource implements LineSource {
  private static final String PROMPT = "jkdump> ";
  private static final String MORE = "   ...> ";

  // The size for terminals that don't know theirs, such as those of expect or docker.
  private static final Size USUAL = new Size(80, 24);

  private final Terminal terminal;
  private final LineReader reader;
  private final PrintStream out;

  /**
   * @param kinds the proposals for each kind of line
   * @param interrupt runs on ^C while no line is read
   * @param ready runs when reading of a line begins, which takes ^C itself
   */
  public TerminalSource(
      Analysis analysis,
      Map<LineKind, Proposals> kinds,
      Runnable interrupt,
      Runnable ready,
      PrintStream out)
      throws IOException {
    this.out = out;
    this.terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    if (terminal.getWidth() == 0) {
      terminal.setSize(USUAL);
    }
    if (terminal instanceof DumbTerminal) {
      // A dumb terminal leaves ^C to the system, which would end the JVM.
      Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
    }
    terminal.handle(Terminal.Signal.INT, signal -> interrupted(interrupt));
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("jkdump")
            .parser(new SnippetParser(new Completeness(analysis)))
            .completer(new SnippetCompleter(kinds))
            .history(new TolerantHistory(out))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .variable(LineReader.INDENTATION, 0)
            .variable(LineReader.HISTORY_SIZE, 10_000)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .build();
    reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> called(ready));
    attachHistory();
  }

  @Override
  public String next() {
    while (true) {
      try {
        String line = reader.readLine(PROMPT);
        // A ^C while JLine restores the terminal interrupts this thread.
        if (!Thread.interrupted()) {
          return line;
        }
      } catch (UserInterruptException e) {
        // ^C at the prompt clears the line; the history keeps it.
        keep(e.getPartialLine());
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public List<String> history() {
    List<String> lines = new ArrayList<>();
    for (History.Entry entry : reader.getHistory()) {
      lines.add(entry.line());
    }
    return lines;
  }

  @Override
  public void close() {
    try {
      reader.getHistory().save();
      terminal.close();
    } catch (IOException e) {
      // The lines are in the history file already.
    }
  }

  private static boolean called(Runnable action) {
    action.run();
    return true;
  }

  // Ends the line that the terminal's echo of ^C began.
  private void interrupted(Runnable interrupt) {
    out.println();
    interrupt.run();
  }

  private void keep(String line) {
    if (line != null && !line.isBlank()) {
      reader.getHistory().add(line);
    }
  }

  private void attachHistory() {
    Path file = TolerantHistory.file();
    try {
      Files.createDirectories(file.getParent());
      if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
        throw new IOException("no permission to write it");
      }
      reader.setVariable(LineReader.HISTORY_FILE, file);
      reader.getHistory().attach(reader);
    } catch (IOException e) {
      out.println("the history is not kept: " + file + ": " + e.getMessage());
    }
  }
}
