// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Outcome;
import org.jkdump.repl.programs.ProgramPath;
import org.jkdump.target.TargetException;

/** Runs a saved snippet file unattended; all of it is one run of the log. */
final class Replay {
  private final Engine engine;
  private final PrintStream errors;

  Replay(Engine engine, PrintStream errors) {
    this.engine = engine;
    this.errors = errors;
  }

  /**
   * Runs a file.
   *
   * @return 0 where it went well, the status that it gave {@link System#exit}, or 1 where it failed
   */
  int run(Path file) {
    try {
      return run(file, read(file));
    } catch (TargetException e) {
      errors.println("jkdump: " + e.getMessage());
      return 1;
    }
  }

  private int run(Path file, String source) {
    return engine.asOneRun(() -> new Run(file, source).go());
  }

  private static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new TargetException(file + " is a directory, not a saved snippet");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new TargetException(file + " is not UTF-8 text, so it is no saved snippet");
    } catch (IOException e) {
      String why = Files.exists(file) ? "can't be read: " + e.getMessage() : "does not exist";
      throw new TargetException("the saved snippet " + file + " " + why, e);
    }
  }

  /** One pass through a file. */
  private final class Run {
    private final Path file;
    private final String source;
    private int position;

    Run(Path file, String source) {
      this.file = file;
      this.source = source;
    }

    int go() {
      while (position < source.length()) {
        skipBlank();
        String rest = source.substring(position);
        if (rest.isEmpty()) {
          break;
        }
        int length = engine.first(rest);
        Optional<Failure> failure = eval(rest.substring(0, length));
        if (failure.isPresent()) {
          return report(failure.get());
        }
        position += length;
      }
      return 0;
    }

    private Optional<Failure> eval(String snippet) {
      return engine.eval(snippet).stream()
          .map(Outcome::failure)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private int report(Failure failure) {
      System.out.flush();
      if (failure.exit() != null && failure.exit() == 0) {
        return 0;
      }
      if (failure.isUsage()) {
        errors.println(ProgramPath.nameOf(file) + ": " + failure.text());
        return 1;
      }
      int line = lineAt(position) + failure.line() - 1;
      errors.println(file + ":" + line + ": " + failure.text());
      String snippet = failure.source().strip();
      if (failure.exit() == null && !snippet.isEmpty()) {
        errors.println("the snippet was:\n" + snippet.indent(4).stripTrailing());
      }
      return failure.exit() == null ? 1 : failure.exit();
    }

    private void skipBlank() {
      while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
        position++;
      }
    }

    private int lineAt(int offset) {
      return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
  }
}
