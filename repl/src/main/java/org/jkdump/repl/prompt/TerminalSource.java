// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Snippets from a person at a terminal, edited with JLine. */
public final class TerminalSource implements LineSource {
  private static final String PROMPT = "jkdump> ";
  private static final String MORE = "   ...> ";

  private final Terminal terminal;
  private final LineReader reader;
  private final PrintStream out;

  /**
   * @param commands the names to complete behind a slash
   * @param interrupt is called for ^C while a snippet runs
   */
  public TerminalSource(
      SourceCodeAnalysis analysis,
      Supplier<List<String>> commands,
      Runnable interrupt,
      PrintStream out)
      throws IOException {
    this.out = out;
    this.terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    terminal.handle(Terminal.Signal.INT, signal -> interrupt.run());
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("jkdump")
            .parser(new SnippetParser(new Completeness(analysis)))
            .completer(new SnippetCompleter(analysis, commands))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .variable(LineReader.INDENTATION, 0)
            .variable(LineReader.HISTORY_SIZE, 10_000)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .build();
    attachHistory();
  }

  @Override
  public String next() {
    while (true) {
      try {
        return reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        // ^C at the prompt clears what was typed; it is kept in the history.
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
    } catch (IOException e) {
      out.println("the history could not be saved: " + e.getMessage());
    }
    try {
      terminal.close();
    } catch (IOException e) {
      // Nothing is lost.
    }
  }

  private void keep(String line) {
    if (line != null && !line.isBlank()) {
      reader.getHistory().add(line);
    }
  }

  private void attachHistory() {
    Path file = HistoryFile.path();
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
