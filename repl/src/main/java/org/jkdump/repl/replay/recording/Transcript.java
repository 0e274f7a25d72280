// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.engine.SnippetValue;
import org.jkdump.repl.program.SnippetPlace;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.SnippetRun;

/** Lines of a recording for a snippet and its result; see {@code repl/REPLAY.md}. */
public final class Transcript {
  static final String AT = "@ ";
  static final String SOURCE = ": ";
  private static final String PRINTED = "| ";
  private static final String LOGGED = "* ";
  private static final String VALUE = "= ";
  private static final String FAILED = "! ";
  private static final String NO_LINE_FEED = "\\ no line feed at the end";

  // Frames of the library change with its version, numbers of snippets with the snippets before.
  private static final Pattern FOREIGN_FRAME = Pattern.compile(" +at [^#]*| +\\.\\.\\. \\d+ more");
  private static final Pattern SNIPPET = Pattern.compile("\\(#\\d+:");

  // The hash code in Object.toString() and jshell's names of classes differ in each run.
  private static final Pattern IDENTITY =
      Pattern.compile(
          "((?:\\b(?:[A-Za-z_$][\\w$]*\\.)*[A-Z][\\w$]*|\\[+[A-Z](?:[\\w.$]+;)?))@[0-9a-f]{4,8}\\b");
  private static final Pattern LAMBDA = Pattern.compile("\\$\\$?Lambda[$\\w]*/\\w+");
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$");

  // The same program on another dump begins with another name.
  private static final Pattern TITLE = Pattern.compile("(?m)^ooo .+ \\(.+\\) ooo$");

  private Transcript() {}

  /** The result of a snippet, line by line, each with a mark of its kind. */
  static List<String> result(SnippetRun run) {
    List<String> lines =
        new ArrayList<>(printed(TITLE.matcher(run.text()).replaceAll("ooo ... ooo")));
    for (LogEntry entry : run.log()) {
      lines.addAll(marked(LOGGED, entry.kind() + ": " + entry.text()));
    }
    for (SnippetOutcome outcome : run.outcomes()) {
      outcome.value().ifPresent(value -> lines.addAll(marked(VALUE, text(value))));
      if (outcome.value().isEmpty() && !outcome.feedback().isEmpty()) {
        lines.addAll(marked(VALUE, outcome.feedback()));
      }
      outcome.failure().ifPresent(failure -> lines.addAll(failed(failure)));
    }
    return lines;
  }

  /** The source of a snippet. */
  static List<String> source(SnippetPlace place) {
    return Arrays.stream(place.source().split("\n", -1))
        .map(line -> SOURCE + ControlPictures.of(line))
        .toList();
  }

  private static List<String> printed(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (text.endsWith("\n")) {
      return marked(PRINTED, text.substring(0, text.length() - 1));
    }
    List<String> lines = new ArrayList<>(marked(PRINTED, text));
    lines.add(NO_LINE_FEED);
    return lines;
  }

  private static String text(SnippetValue value) {
    boolean named = !value.name().isEmpty() && !value.isTemporary();
    String declared = named ? (value.type() + " " + value.name()).strip() : value.type();
    return (declared + " ==> " + value.text()).strip();
  }

  private static List<String> failed(Failure failure) {
    return marked(FAILED, "line " + failure.line() + ": " + failure.text()).stream()
        .filter(line -> !FOREIGN_FRAME.matcher(line.substring(FAILED.length())).matches())
        .map(line -> SNIPPET.matcher(line).replaceAll("(#:"))
        .toList();
  }

  private static List<String> marked(String mark, String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(line -> mark + lasting(ControlPictures.of(line)))
        .toList();
  }

  private static String lasting(String line) {
    if (line.indexOf('@') < 0) {
      return line;
    }
    String named = LAMBDA.matcher(WRAPPER.matcher(line).replaceAll("")).replaceAll("Lambda");
    return IDENTITY.matcher(named).replaceAll("$1@...");
  }
}
