// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.jkdump.repl.engine.execution.SnippetGuard;
import org.jkdump.session.UsageException;

/** Messages about faults of a snippet, with their places. */
final class Diagnostics {
  private static final int MAX_CAUSES = 4;
  private static final int MAX_FRAMES = 16;

  private Diagnostics() {}

  /** The compiler's errors in a snippet, each with a caret under the place. */
  static Failure rejected(JShell shell, Snippet snippet) {
    List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
    String source = snippet.source();
    String text =
        errors.stream().map(diag -> describe(source, diag)).collect(Collectors.joining("\n"));
    int line = errors.isEmpty() ? 1 : lineOf(source, errors.get(0).getStartPosition());
    String said = text.isEmpty() ? "it can't be compiled" : text;
    return new Failure(source, line, said + Undeclared.command(source), null);
  }

  /** The exception that a snippet threw. */
  static Failure thrown(JShell shell, Snippet snippet, JShellException exception) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      String names =
          shell.unresolvedDependencies(unresolved.getSnippet()).collect(Collectors.joining(", "));
      return new Failure(snippet.source(), 1, "it refers to what isn't defined: " + names, null);
    }
    EvalException thrown = (EvalException) exception;
    if (thrown.getExceptionClassName().equals(SnippetGuard.Exit.class.getName())) {
      int status = Integer.parseInt(thrown.getMessage());
      String text = "-- System.exit(" + status + ") --";
      return new Failure(snippet.source(), 1, text, status);
    }
    int line = line(snippet, thrown);
    return name(thrown).equals(UsageException.class.getName())
        ? new Failure(snippet.source(), line, thrown.getMessage(), null, true)
        : new Failure(snippet.source(), line, trace(thrown), null);
  }

  private static String describe(String source, Diag diag) {
    int at = (int) Math.min(Math.max(0, diag.getStartPosition()), source.length());
    int begin = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at);
    String line = source.substring(begin, end < 0 ? source.length() : end);
    String message = diag.getMessage(Locale.ENGLISH).strip().replace("\n", "\n  ");
    long width = Math.max(1, Math.min(diag.getEndPosition(), begin + line.length()) - at);
    String indent = source.substring(begin, at).replaceAll("[^\t]", " ");
    String caret = indent + "^" + "-".repeat((int) Math.max(0, width - 2));
    return message + "\n  " + line + "\n  " + caret + (width > 1 ? "^" : "");
  }

  private static String trace(EvalException thrown) {
    StringBuilder text = new StringBuilder();
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      text.append(i == 0 ? "" : "\nCaused by: ").append(head(cause));
      text.append(frames(cause));
    }
    return text + nullHint(thrown);
  }

  // Look-ups such as pidToTask return null if they find nothing; the null is noticed late.
  private static String nullHint(EvalException thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    boolean within = frames.length > 0 && frames[0].getClassName().startsWith("org.jkdump.");
    return within && name(thrown).equals("java.lang.NullPointerException")
        ? "\n  a null was handed in: did what was looked up, such as pidToTask(pid), exist?"
        : "";
  }

  // An exception of jkdump reports a fault of the kernel or the question, not of our code: only
  // frames of snippets are of interest.
  private static String frames(Throwable cause) {
    boolean ours = name(cause).startsWith("org.jkdump.");
    List<String> places =
        Arrays.stream(cause.getStackTrace())
            .filter(frame -> ours ? isSnippets(frame) : isShown(frame))
            .map(frame -> "\n      at " + place(frame))
            .toList();
    int more = places.size() - MAX_FRAMES;
    String end = more > 0 ? "\n      ... " + more + " more" : "";
    return places.stream().limit(MAX_FRAMES).collect(Collectors.joining()) + end;
  }

  private static String head(Throwable cause) {
    String simple = name(cause).replaceFirst("^(java\\.lang|org\\.jkdump\\.\\w+)\\.", "");
    return cause.getMessage() == null ? simple : simple + ": " + cause.getMessage();
  }

  private static String name(Throwable cause) {
    return cause instanceof EvalException e
        ? e.getExceptionClassName()
        : cause.getClass().getName();
  }

  private static boolean isSnippets(StackTraceElement frame) {
    return frame.getFileName() != null && frame.getFileName().startsWith("#");
  }

  private static boolean isShown(StackTraceElement frame) {
    String type = frame.getClassName();
    return !type.startsWith("java.lang.reflect.")
        && !type.startsWith("jdk.internal.reflect.")
        && !type.startsWith("java.lang.Thread")
        && !type.startsWith("org.jkdump.repl.engine.");
  }

  // JShell names the file of a snippet #12, and gives statements no method.
  private static String place(StackTraceElement frame) {
    return isSnippets(frame)
        ? (frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
            .strip()
        : frame.toString();
  }

  // The innermost frames may belong to methods of other snippets.
  private static int line(Snippet snippet, EvalException thrown) {
    String file = "#" + snippet.id();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (file.equals(frame.getFileName())) {
        return frame.getLineNumber();
      }
    }
    return 1;
  }

  private static int lineOf(String source, long offset) {
    int end = (int) Math.min(Math.max(0, offset), source.length());
    return 1 + (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
