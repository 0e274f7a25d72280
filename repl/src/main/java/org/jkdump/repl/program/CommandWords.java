// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.TargetException;

/**
 * A line taken apart as a shell does: words, with {@code '...'}, {@code "..."} and {@code \} to
 * keep blanks in them; then perhaps {@code | COMMAND}, {@code > FILE} or {@code >> FILE}.
 *
 * @param target the text behind the sign, or an empty text
 */
public record CommandWords(List<String> words, Destination destination, String target) {
  /** Destination of the output. */
  public enum Destination {
    HERE,
    PIPE,
    FILE,
    APPEND
  }

  /**
   * Takes a line apart.
   *
   * @throws TargetException if a quote isn't closed, or nothing stands behind a sign
   */
  public static CommandWords of(String line) {
    return new Splitting(line).go();
  }

  private static final class Splitting {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    Splitting(String line) {
      this.line = line;
    }

    CommandWords go() {
      while (at < line.length()) {
        char c = line.charAt(at);
        if (c == '|' || c == '>') {
          endWord();
          return redirected(c);
        }
        take(c);
      }
      endWord();
      return new CommandWords(List.copyOf(words), Destination.HERE, "");
    }

    private void take(char c) {
      if (c == '\'' || c == '"') {
        quoted(c);
      } else if (isBlank(c)) {
        endWord();
        at++;
      } else {
        if (c == '\\' && at + 1 < line.length()) {
          at++;
        }
        add(line.charAt(at++));
      }
    }

    private void quoted(char quote) {
      inWord = true;
      for (at++; at < line.length() && line.charAt(at) != quote; at++) {
        at += quote == '"' && isEscape() ? 1 : 0;
        add(line.charAt(at));
      }
      if (at++ >= line.length()) {
        throw new TargetException("a " + quote + " is not closed in: " + line);
      }
    }

    private boolean isEscape() {
      return line.startsWith("\\\"", at) || line.startsWith("\\\\", at);
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\n';
    }

    private void add(char c) {
      inWord = true;
      word.append(c);
    }

    private void endWord() {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }

    private CommandWords redirected(char sign) {
      boolean append = line.startsWith(">>", at);
      String target = line.substring(at + (append ? 2 : 1)).strip();
      if (target.isEmpty()) {
        throw new TargetException("what should follow the " + (append ? ">>" : sign) + " ?");
      }
      Destination destination =
          sign == '|' ? Destination.PIPE : append ? Destination.APPEND : Destination.FILE;
      return new CommandWords(
          List.copyOf(words), destination, destination == Destination.PIPE ? target : file(target));
    }

    private static String file(String target) {
      List<String> names = of(target).words();
      if (names.size() != 1) {
        throw new TargetException("one file's name is expected behind the >, not: " + target);
      }
      return names.get(0);
    }
  }
}
